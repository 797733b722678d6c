#!/usr/bin/env python3
"""Counts with RDKit what every primitive of SMARTS matches; the tests of patterns compare with these figures.

    primitives_rdkit.py src/molecules/src/test/resources/org/molrae/molecules/pattern/primitives.tsv

The first line holds the molecules, each other line a pattern and its unique matches in each of them. Needs RDKit 2022.09;
the toolkit itself does not.
"""
import sys

from rdkit import Chem

MOLECULES = """
CC(C)(N)C(=O)N[C@@H](CO)C#N c1ccc2c(c1)[nH]c1ccccc12 C1=C[Te]C=C1 c1cc[se]c1 C[Se]C[Te]C c1cc[siH]cc1 C[Si](C)(C)Cl c1cc[asH]c1 C[As](C)C
CB(O)OB1OCCO1 b1ccccc1 p1ccccc1 CP(=O)(OC)SBr C[N+](C)(C)CC(=O)[O-] [O-]S(=O)(=O)[O-] [Fe+2] C[N-][N+]#N FS(F)(F)(F)(F)F FP(F)(F)(F)F
[2H]O[13CH2]* [2H]C([2H])[3H] [H][H] [H-] CN->[Cu]C CO~[Na] [U]$[U] O=C1CCCCCCCCCCCCCCO1 C1CCCCCCC1 C12C3C4C1C5C2C3C45 C1CC2CCC1C2
C1CC12OCCO2 COc1nc2ncccc2s1 O=I(=O)c1cocc1F
""".split()

QUANTITIES = "D d X x v h R r z Z".split()
VALUES = ["", "0", "1", "2", "3", "4", "5", "8", "{0-}", "{2-}", "{8-}", "{-1}", "{-2}", "{-6}", "{1-2}", "{3-6}", "{5-4}"]
CHARGES = ["", "0", "1", "2", "{1-}", "{0-}", "{-1}", "{-0}", "{0-1}", "{-2}"]
OTHERS = """
[++] [--] [N,O;+{1-}] [!-] [H] [H0] [H1] [H3] [!H] [H,C] [HC] [CH] [2H] [0H] [H-] [H:3] [H]~[H] [^0] [^1] [^2] [^3] [^4] [^5] [!^2] [C;^2] [C^23]
[13] [13C] [!13C] [0C] [0*] [2#1] [06C] [C@] [C@@H] [C@TH1] [C@OH3] [C!@] [C,!@] [C:1] C N O S P B F I Cl Br c n o s p b * a A
[C] [N] [S] [P] [B] [Cl] [Br] [I] [b] [c] [n] [p] [s] [Se] [se] [#34] [Te] [te] [#52] [Si] [si] [#14] [As] [as] [#33] [Cu] [Fe] [Na] [U] [Si,B,Se]
[!Se] [Se,Te;a] [Nh] [sn] [no] [Ha] [Xx] [#0] [#1] [#262] [Uut] [Fl] [$(C)] [!$(C=O)] [$([#6;R]-!@[#7])] [C$(C=O)_5] [$([$(C)])] [D{1-}D{-2}]
[r{3-5},r{8-}] [c,R{2-};!#8] [C,N&O] [C;N,O] [!C&!c] *-* *=* *#* *$* *:* *~* *@* */* *->* *<-* *!-* *!=* *!:* *!~* *!@* *-,=* *-,=,#,:*
*-;@* *-!@* *@;!:* *-;!=* *!-;!=* *~,-* N->* *->N *<-N N<-* [#7,#29]->* C*->* [Cu]<-N N-[Cu] *.* C.C C*C *1***1 C=1CC-1 C1CC~1 C%10CC%10
C%(123)CC%(123) C(C.C)C C1.C1 C/C=C\\C
""".split()


def main(target):
    patterns = ["[%s%s]" % (letter, value) for letter in QUANTITIES for value in VALUES]
    patterns += ["[%s%s]" % (sign, value) for sign in "+-" for value in CHARGES]
    molecules = [Chem.MolFromSmiles(smiles) for smiles in MOLECULES]
    with open(target, "w") as out:
        out.write("RDKit 2022.09, benchmarks/peers/primitives_rdkit.py\t%s\n" % " ".join(MOLECULES))
        for smarts in patterns + OTHERS:
            pattern = Chem.MolFromSmarts(smarts)
            counts = (len(mol.GetSubstructMatches(pattern, maxMatches=100000)) for mol in molecules)
            out.write("%s\t%s\n" % (smarts, " ".join(map(str, counts))))


main(sys.argv[1])
