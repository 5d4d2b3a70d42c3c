"""A conditional logistic model: how much each feature of an option speaks for its being picked among its rivals.

It is fitted to questions with known keys. Rivals are compared with each other only, so that what all options of a
question have in common says nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

Features = Sequence[tuple[int, float]]
"""The features of an option that are not zero: the number of each, and its value."""

ROUNDS = 40
STEP = 0.1
PENALTY = 3.0
"""On the square of each weight; the larger it is, the less a feature counts that few questions have."""


class Example(NamedTuple):
    """A question to learn from: the features of its options, and which of them are keys."""

    options: Sequence[Features]
    keys: frozenset[int]


def probabilities(weights: Sequence[float], options: Sequence[Features]) -> list[float]:
    """Return how probable each option is to be picked, by the weights of its features."""
    return softmax([sum(weights[at] * value for at, value in features) for features in options])


def softmax(scores: Sequence[float]) -> list[float]:
    """Return the probabilities of options, by how much speaks for each."""
    highest = max(scores)
    powers = [math.exp(score - highest) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def fit(examples: Sequence[Example], count: int) -> list[float]:
    """Return the weight of each of `count` features, fitted to examples.

    Each round goes through the examples in their order, with steps that grow smaller for a feature the more it was
    moved (AdaGrad): the same examples always give the same weights.
    """
    weights, moved = [0.0] * count, [1e-8] * count
    share = PENALTY / max(1, len(examples))
    for _ in range(ROUNDS):
        for options, keys in examples:
            found = probabilities(weights, options)
            for option, features in enumerate(options):
                error = found[option] - (1 / len(keys) if option in keys else 0.0)
                for at, value in features:
                    slope = error * value + share * weights[at]
                    moved[at] += slope * slope
                    weights[at] -= STEP * slope / math.sqrt(moved[at])
    return weights
