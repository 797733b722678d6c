#!/usr/bin/env python3
"""Mutates SMILES and asks RDKit for its verdict: the judge of MoleculeCheck.

    mutated_smiles.py --seed 1 --count 100000 zinc.smi.gz nci.smi > mutated.tsv

Each molecule gets one to three mutations: a character deleted, inserted, replaced or swapped with the next one, or a
token inserted or put over a character. Every input file contributes the same number of molecules. Output: smiles, valid
(0 or 1), reason. Needs RDKit; the toolkit itself does not.
"""
import argparse
import gzip
import random

from rdkit import Chem, RDLogger

CHARACTERS = "CNOPSFIBHcnopsbl()[]=#-+@/\\.:%123456789r$~*<>'"
TOKENS = (
    "[nH] [N+] [O-] [C@@H] [C@H] Cl Br c1 C1 (=O) [Se] [se] [H] [2H] [NH2+] [PH] [Si] [B-] [P+] [S+] [n+] [o+] [As] "
    "[te] [I+] =N #N N#N P(=O) S(=O)(=O) I(=O) [Na] [Zn] %10 -> <- * [*] [nH+] [c-] [cH-] [C-] [C+] [b] b p [pH] [Sn] "
    "[Pb] [Xe] [He] [Al] [Mg] [CH3] [CH5] [NH4+] [OH3+] [13C] [12c] [C:1] [#6] [#7H2] : ~"
).split()


def mutate(smiles, rng):
    for _ in range(rng.choice([1, 1, 2, 3])):
        at = rng.randrange(len(smiles) + 1)
        kind = rng.randrange(6)
        if kind == 0:
            smiles = smiles[:at] + smiles[at + 1:]
        elif kind == 1:
            smiles = smiles[:at] + rng.choice(CHARACTERS) + smiles[at:]
        elif kind == 2:
            smiles = smiles[:at] + rng.choice(CHARACTERS) + smiles[at + 1:]
        elif kind == 3:
            smiles = smiles[:at] + smiles[at + 1:at + 2] + smiles[at:at + 1] + smiles[at + 2:]
        elif kind == 4:
            smiles = smiles[:at] + rng.choice(TOKENS) + smiles[at:]
        else:
            smiles = smiles[:at] + rng.choice(TOKENS) + smiles[at + 1:]
    return smiles


def verdict(smiles):
    if Chem.MolFromSmiles(smiles) is not None:
        return "1", ""
    molecule = Chem.MolFromSmiles(smiles, sanitize=False)
    if molecule is None:
        return "0", "syntax"
    try:
        Chem.SanitizeMol(molecule)
        return "0", "other"
    except Exception as e:  # RDKit's exceptions name the reason
        return "0", type(e).__name__


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("files", nargs="+")
    arguments = parser.parse_args()
    RDLogger.DisableLog("rdApp.*")
    rng = random.Random(arguments.seed)
    sources = []
    for name in arguments.files:
        with gzip.open(name, "rt") if name.endswith(".gz") else open(name) as lines:
            sources.append([line.split()[0] for line in lines if line.strip()])
    print("smiles\tvalid\treason")
    for _ in range(arguments.count):
        smiles = mutate(rng.choice(rng.choice(sources)), rng)
        if smiles and not any(c.isspace() for c in smiles):
            print(smiles, *verdict(smiles), sep="\t")


if __name__ == "__main__":
    main()
