#!/usr/bin/python3
"""Writes NumPy's scores of expressions, against which molrae's evaluator is tested.

Without FILE, sentences drawn from the grammar with a fixed seed, from short to long, with every
kind of overflow and undefined value among them; with FILE, its lines. The score is Kusner's:
log(1 + mean(min(error^2, 1000))), and log(1001) where that is not finite. Drawn sentences so
chaotic that the last bit of an exponential changes their score are left out.

    benchmarks/peers/expression_scores.py > \\
        src/expressions/src/test/resources/org/molrae/expressions/scores.tsv
    benchmarks/peers/expression_scores.py FILE
"""

import random
import sys

import numpy as np

FIXED = """1 / 3 + x + sin( x * x )
x
1 + x * 2
1 * x + 2 / x
3 / 2 / 1
1 / 2 * 3
exp( exp( exp( 3 ) ) )
x / exp( exp( exp( 3 ) ) )
x / ( 1 / exp( exp( exp( 3 ) ) ) )
exp( exp( exp( 3 ) ) ) / exp( exp( exp( 3 ) ) )
sin( exp( exp( exp( 3 ) ) ) )
sin( exp( exp( x ) ) )
exp( x * x * x * x )
x + 1 / exp( 1 )
sin( 3 ) + x
x + 1 + 2 * sin( 3 + 1 + 2 )""".split("\n")


def sentence(rng, depth):
    """A random sentence whose tree grows while depth lasts."""
    text = term(rng, depth)
    while rng.random() < 0.55:
        text += " " + rng.choice("+*/") + " " + term(rng, depth - 1)
    return text


def term(rng, depth):
    if depth <= 0 or rng.random() < 0.45:
        return rng.choice("xxx123")
    return rng.choice(["(", "sin(", "exp("]) + " " + sentence(rng, depth - 1) + " )"


def score(line, exp=np.exp):
    """Kusner's score, with an exponential of choice."""
    names = {"sin": np.sin, "exp": exp, "x": np.linspace(-10, 10, 1000)}
    target = eval("1 / 3 + x + sin( x * x )", names)
    try:
        error = np.minimum((np.array(eval(line, names)) - target) ** 2, 1000)
        found = np.log(1 + np.mean(error))
    except (ZeroDivisionError, OverflowError):
        return np.log(1001)
    return found if np.isfinite(found) else np.log(1001)


def stable(line):
    return abs(score(line) - score(line, lambda x: np.exp(x) * (1 + 1e-15))) < 1e-11


def main():
    np.seterr(all="ignore")
    if len(sys.argv) > 1:
        lines = open(sys.argv[1]).read().split("\n")[:-1]
    else:
        rng = random.Random(20261121)
        drawn = (sentence(rng, 1 + i % 6) for i in range(1000))
        lines = FIXED + list(filter(stable, drawn))[: 300 - len(FIXED)]
    for line in lines:
        print(line, repr(float(score(line))), sep="\t")


if __name__ == "__main__":
    main()
