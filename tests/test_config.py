"""Settings from TOML, and what is said of wrong ones."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.config import Config, load_config
from kg.errors import ConfigError


def written(folder: Path, text: str) -> Path:
    path = folder / "kg.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "config"),
    [
        ("", Config()),
        ("published = 2017-03-12", Config(published=date(2017, 3, 12))),
        ("any_language = true\nmax_characters = 500", Config(any_language=True, max_characters=500)),
        ("min_confidence = 0.5", Config(min_confidence=0.5)),
        ("min_confidence = 1", Config(min_confidence=1)),  # a whole number where a fraction may stand
        ('model = "en_core_web_trf"', Config(model="en_core_web_trf")),
    ],
)
def test_settings_are_read(tmp_path: Path, text: str, config: Config):
    assert load_config(written(tmp_path, text)) == config


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("modell = 'x'", ["unknown setting 'modell'", "model, published"]),
        ("model = 3", ["model must be a text", "found 3"]),
        ("published = '12 March'", ["published must be a date", "'12 March'"]),
        ("any_language = 'yes'", ["any_language must be true or false", "'yes'"]),
        ("max_characters = 'many'", ["max_characters must be a whole number", "'many'"]),
        ("max_characters = true", ["max_characters must be a whole number", "True"]),
        ("max_characters = -5", ["max_characters must lie between 1", "-5"]),
        ("min_confidence = 7", ["min_confidence must lie between 0 and 1", "7"]),
        ("published = 2017-03-12T10:00:00", ["published must be a date", "2017"]),
        ("max_characters = lots", ["line 1"]),
    ],
)
def test_wrong_settings_name_file_and_key(tmp_path: Path, text: str, said: list[str]):
    path = written(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    assert [words for words in [str(path), *said] if words not in str(caught.value)] == []


def test_file_that_is_not_there(tmp_path: Path):
    with pytest.raises(ConfigError, match=r"nowhere\.toml"):
        load_config(tmp_path / "nowhere.toml")


def test_replace_leaves_what_is_not_given():
    """A flag that was not used is None and changes nothing; false and zero are values."""
    base = Config(any_language=True, min_confidence=0.4)
    assert base.replace(model=None, published=None) == base
    assert base.replace(any_language=False, min_confidence=0.0) == Config(min_confidence=0.0)
