#!/usr/bin/env python3
"""Times NLTK's chart parser on Kusner's grammar, as the Grammar VAE uses it.

Reads SMILES from stdin, one a line; the grammar is read from grammar/KusnerSmiles.g4. Prints "parse,SECONDS" of all lines and
"rules,MEAN", the mean number of productions of a molecule, which has to be that of `molrae derive --grammar kusner`.
"""
import os
import re
import sys
import time

from absent import absent

try:
    import nltk
except ImportError:
    absent("NLTK", "python3-nltk")

GRAMMAR = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../grammar/KusnerSmiles.g4")


def productions(text):
    """ANTLR's rules as NLTK writes them; the token CLASS is a terminal that no text has."""
    text = re.sub(r"//[^\n]*", "", text)
    for name, body in re.findall(r"^(\w+)\s*:\s*(.*?)\s*;\s*$", text, re.MULTILINE | re.DOTALL):
        if name != "document":
            body = re.sub(r"\bCLASS\b", "'CLASS'", body).replace("'\\\\'", "'\\'")
            yield f"{name} -> {' '.join(body.split())}"


def main():
    with open(GRAMMAR, encoding="utf-8") as lines:
        rules = list(productions(lines.read()))
    rules.sort(key=lambda rule: not rule.startswith("smiles "))
    parser = nltk.ChartParser(nltk.CFG.fromstring("\n".join(rules)))
    texts = [line.split()[0] for line in sys.stdin if line.split()]
    count = 0
    start = time.perf_counter()
    for text in texts:
        tree = next(parser.parse(re.findall("Cl|Br|@@|.", text)))
        count += len(tree.productions())
    print(f"parse,{time.perf_counter() - start}")
    print(f"rules,{count / len(texts)}")


if __name__ == "__main__":
    main()
