#!/usr/bin/env python3
"""An external judge: reads SMILES from stdin, one a line, and counts those that RDKit rejects.

Prints the rejected ones to stderr (at most 20) and "RDKit VERSION: N read, R rejected" to stdout; exit 1 if any is.
"""
import sys

from absent import absent

try:
    from rdkit import Chem, RDLogger, rdBase
except ImportError:
    absent("RDKit", "python3-rdkit")

RDLogger.DisableLog("rdApp.*")
read = rejected = 0
for line in sys.stdin:
    words = line.split()
    if not words:
        continue
    read += 1
    if Chem.MolFromSmiles(words[0]) is None:
        rejected += 1
        if rejected <= 20:
            print(words[0], file=sys.stderr)
print(f"RDKit {rdBase.rdkitVersion}: {read} read, {rejected} rejected")
sys.exit(rejected > 0)
