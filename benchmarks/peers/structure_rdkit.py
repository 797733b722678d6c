#!/usr/bin/env python3
"""The structure that RDKit perceives: reads SMILES from stdin, one a line, writes one line of five tab-separated fields.

SMILES; atoms as element,charge,hydrogens,radical electrons,aromatic,hybridization,in a ring; bonds as
begin-end:aromatic conjugated ring; rings as sorted atoms; tetrahedral centers, marked or not. Atoms count from 0.
"""
import sys

try:
    from rdkit import Chem, RDLogger
except ImportError:
    sys.exit("structure_rdkit.py: RDKit is missing (Debian: apt install python3-rdkit)")

RDLogger.DisableLog("rdApp.*")
for line in sys.stdin:
    if not line.split():
        continue
    smiles = line.split()[0]
    mol = Chem.MolFromSmiles(smiles)
    if mol is None:
        print(f"{smiles}\tinvalid")
        continue
    atoms = " ".join(
        f"{a.GetAtomicNum()},{a.GetFormalCharge()},{a.GetTotalNumHs()},{a.GetNumRadicalElectrons()},"
        f"{int(a.GetIsAromatic())},{a.GetHybridization()},{int(a.IsInRing())}"
        for a in mol.GetAtoms()
    )
    bonds = {}
    for b in mol.GetBonds():
        ends = tuple(sorted((b.GetBeginAtomIdx(), b.GetEndAtomIdx())))
        bonds[ends] = f"{ends[0]}-{ends[1]}:{int(b.GetIsAromatic())}{int(b.GetIsConjugated())}{int(b.IsInRing())}"
    rings = sorted(",".join(map(str, sorted(ring))) for ring in mol.GetRingInfo().AtomRings())
    centers = (str(a) for a, _ in Chem.FindMolChiralCenters(mol, includeUnassigned=True))
    print(smiles, atoms, " ".join(bonds[ends] for ends in sorted(bonds)), " ".join(rings), " ".join(centers), sep="\t")
