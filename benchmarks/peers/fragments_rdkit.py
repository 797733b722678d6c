#!/usr/bin/env python3
"""Makes the reference figures of RDKit that the tests of fingerprints, patterns, alerts and fragments compare with.

    fragments_rdkit.py rdkit-properties.csv.gz first_5K.smi src/chemistry/src/test/resources/org/molrae/chemistry

Molecules: a seeded draw from the reference table and from the first 5,000 of NCI (public domain), and hand-made ones with
isotopes, cages, spiro atoms, macrocycles, charges and several components. For alerts, molecules are chosen such that
as many alerts as possible are raised. Needs RDKit 2022.09; the toolkit itself does not.
"""
import csv
import gzip
import os
import random
import sys

sys.path.append("/usr/share/RDKit/Contrib/SA_Score")
import sascorer  # noqa: E402
from rdkit import Chem, RDLogger  # noqa: E402
from rdkit.Chem import QED, AllChem, rdMolDescriptors  # noqa: E402
from rdkit.Chem.FilterCatalog import FilterCatalog, FilterCatalogParams  # noqa: E402

HAND_MADE = """
C12C3C4C1C5C2C3C45
C1C2CC3CC1CC(C2)C3
C1CCC2(CC1)OCCO2
O=C1CCCCCCCCCCCCCCO1
C[C@H](F)/C=C/[C@@H](C)O
[13CH3]C([2H])([2H])O
[3H]c1ccccc1
[NH4+].[Cl-]
[Na+].CC(=O)[O-]
C[N+](C)(C)CC[O-]
[O-][N+](=O)c1ccc(cc1)N=Nc1ccc(O)cc1
c1ccc2c(c1)[nH]c1ccccc12
CC1=CC(=O)C=CC1=O
OC1=C(O)C=C2C(=C1)OC3=CC(=O)C(=CC3=C2C4=CC=CC=C4)O
C1CC2CCC1C2
C1=CC2C=CC1C2
[CH3]
[He]
C
CC
O
N#N
[C-]#[O+]
S(=O)(=O)(O)O
FS(F)(F)(F)(F)F
c1cc[se]c1
C[Si](C)(C)Cl
B(O)(O)c1ccccc1
CC(=O)OC1=CC=CC=C1C(=O)O
CN1C=NC2=C1C(=O)N(C(=O)N2C)C
""".split()

# a fragment keeps a mark between two like ring atoms that RDKit drops, see the Javadoc of BricsFragments
KNOWN_DIFFERENCE = "CCC1(CC)[C@@H](NC(=O)Nc2ccc(C(=O)NC)cc2)[C@H](C)[C@@H]1OC"

PATTERNS = """
[#6] [C] c [c;H0] [CH2] [CX4] [CR1] [CR2] [R0;D2][R0;D2] [r5] [r6] [!r] [x2] [x3] [D3] [v3] [v4] [#7+] [O-] [nH] [n;H0]
C=O C=!@C C@C C~N C-,=N C#N [#6]:[#6] a a-a A-a *1***1 *1~*~*~*~*~*1 [C,N]=[O,S] [!#6;!#1] [$(C=O)] [$([#6]-[#8])]N
[$([CX4]);!$(C[F,Cl])] [OX2H] [SX2] C(=O)O.C(=O)O F.F c1ccccc1 C1CCCCC1 [2H] [13C] [#0] [Si,B,se] [N&X3,n&X3]
[CH;R][CH;R] [+] [-] [+0;#7] [H] [D1] [X1] [h1] C(C)(C)C O=[#6]-[#7;!$(*=*)] [C;!D1;!$(C=*)]-;!@[#6] [R2]@[R2]
""".split()


def catalog(name):
    parameters = FilterCatalogParams()
    parameters.AddCatalog(getattr(FilterCatalogParams.FilterCatalogs, name))
    return FilterCatalog(parameters)


def read_alerts(target, file):
    source = os.path.join(target, "../../../../../main/resources/org/molrae/chemistry/alerts", file)
    rows = [line.rstrip("\n").split("\t") for line in open(source) if "\t" in line]
    return [(name, Chem.MolFromSmarts(smarts)) for name, smarts in rows]


def writer(target, file, comment):
    path = os.path.join(target, file)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    out = open(path, "w")
    out.write("# %s; RDKit 2022.09, by benchmarks/peers/fragments_rdkit.py\n" % comment)
    return out


def write_scores(target, molecules):
    sascorer.readFragmentScores("/usr/share/RDKit/Contrib/SA_Score/fpscores")
    with writer(target, "fingerprint/morgan.tsv", "SMILES, radius, environments") as out:
        for i, (smiles, mol) in enumerate(molecules):
            radius = i % 4
            counts = rdMolDescriptors.GetMorganFingerprint(mol, radius).GetNonzeroElements()
            out.write("%s\t%d\t%s\n" % (smiles, radius, " ".join("%d:%d" % c for c in sorted(counts.items()))))
    with writer(target, "properties/fragment-properties.tsv", "SMILES, SA, spiro, bridgeheads, QED and its inputs") as out:
        for smiles, mol in molecules:
            p = QED.properties(mol)
            fields = [
                "%.6f" % sascorer.calculateScore(mol), rdMolDescriptors.CalcNumSpiroAtoms(mol),
                rdMolDescriptors.CalcNumBridgeheadAtoms(mol), "%.6f" % QED.qed(mol, qedProperties=p),
                "%.6f" % p.MW, "%.6f" % p.ALOGP, p.HBA, p.HBD, "%.4f" % p.PSA, p.ROTB, p.AROM, p.ALERTS]
            out.write("\t".join([smiles] + [str(f) for f in fields]) + "\n")


def write_matches(target, molecules):
    with writer(target, "pattern/matches.tsv", "SMARTS, SMILES, unique matches") as out:
        for i, smarts in enumerate(PATTERNS):
            pattern = Chem.MolFromSmarts(smarts)
            for smiles, mol in molecules[i % 3::3]:
                out.write("%s\t%s\t%d\n" % (smarts, smiles, len(mol.GetSubstructMatches(pattern, maxMatches=100000))))


def write_alerts(target, molecules):
    pains, brenk = catalog("PAINS"), catalog("BRENK")
    lists = [read_alerts(target, "mcf.tsv"), read_alerts(target, "pains.tsv"), read_alerts(target, "drug-likeness.tsv")]
    seen = set()
    with writer(target, "alerts/alerts.tsv", "SMILES, PAINS, Brenk, MCF, PAINS of MOSES, QED") as out:
        for smiles, mol in molecules:
            explicit = Chem.AddHs(mol)
            raised = [[e.GetDescription() for e in c.GetMatches(mol)] for c in (pains, brenk)]
            raised += [[n for n, p in alerts if m.HasSubstructMatch(p)] for m, alerts in
                       zip((explicit, explicit, mol), lists)]
            new = {(i, name) for i, names in enumerate(raised) for name in names} - seen
            if new:
                seen |= new
                out.write("\t".join([smiles] + ["|".join(sorted(names)) for names in raised]) + "\n")


def write_fragments(target, molecules):
    with writer(target, "fragments/brics.tsv", "SMILES, fragments") as out:
        for smiles, mol in molecules:
            if smiles != KNOWN_DIFFERENCE:
                out.write("%s\t%s\n" % (smiles, Chem.MolToSmiles(AllChem.FragmentOnBRICSBonds(mol))))


def main(table, nci, target):
    RDLogger.DisableLog("rdApp.*")
    rng = random.Random(1)
    drawn = rng.sample([row["smiles"] for row in csv.DictReader(gzip.open(table, "rt"))], 150)
    nci = [line.split()[0] for line in open(nci) if line.strip()]
    some = [(s, Chem.MolFromSmiles(s)) for s in HAND_MADE + drawn]
    many = some + [(s, Chem.MolFromSmiles(s)) for s in nci]
    many = [(s, m) for s, m in many if m is not None and m.GetNumAtoms()]
    write_scores(target, some)
    write_matches(target, some[:60])
    write_alerts(target, many)
    write_fragments(target, some)


if __name__ == "__main__":
    main(*sys.argv[1:])
