#!/usr/bin/env python3
"""Makes the sets of molecules of the tests of metrics from the first 5,000 molecules of NCI (public domain).

    metrics_sets.py first_5K.smi src/chemistry/src/test/resources/org/molrae/chemistry/evaluation

generated.smi: 200 lines, molecules written at random, some twice in two ways, some no molecules; reference.smi: 150 others;
training.smi: 60 of the generated ones, written otherwise. Then the figures:

    metrics_reference.py generated.smi --reference reference.smi --train training.smi > figures.tsv
"""
import os
import random
import sys

from rdkit import Chem, RDLogger

RDLogger.DisableLog("rdApp.*")
source, folder = sys.argv[1:]
rng = random.Random(6)
molecules = []
with open(source, encoding="utf-8") as lines:
    for line in lines:
        mol = Chem.MolFromSmiles(line.split()[0])
        if mol is not None and 6 <= mol.GetNumHeavyAtoms() <= 40:
            molecules.append(mol)
rng.shuffle(molecules)


def written(mol):
    return Chem.MolToSmiles(mol, doRandom=True)


def write(name, lines):
    with open(os.path.join(folder, name), "w", encoding="utf-8") as out:
        out.writelines(line + "\n" for line in lines)


Chem.rdBase.SeedRandomNumberGenerator(6)
generated = [written(m) for m in molecules[:180]] + [written(m) for m in molecules[:12]]
generated += ["C1CC", "c1cccc1", "C(C)(C)(C)(C)C", "N#", "[Xx]", "C=1CC-1", "O=O=O", ")C"]
rng.shuffle(generated)
write("generated.smi", generated)
write("reference.smi", [written(m) for m in molecules[200:350]])
write("training.smi", [written(m) for m in molecules[:120:2]])
