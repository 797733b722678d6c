package org.molrae.chemistry.fingerprint;

import java.util.List;
import org.molrae.chemistry.pattern.MatchTarget;
import org.molrae.chemistry.pattern.SubstructurePattern;

/**
 * What an atom does, as RDKit's feature invariants have it: a mask of six bits. The patterns are
 * those of {@code FingerprintUtil.cpp}; copyright (c) 2018, Novartis Institutes for BioMedical
 * Research and contributors, BSD-3-Clause, whose text is in this module's resources, {@code
 * properties/README.md}.
 */
final class AtomFeatures {

    /** Bit by bit: donor, acceptor, aromatic, halogen, basic, acidic. */
    private static final List<SubstructurePattern> PATTERNS =
            List.of(
                    SubstructurePattern.of("[$([N;!H0;v3,v4&+1]),$([O,S;H1;+0]),n&H1&+0]"),
                    SubstructurePattern.of(
                            "[$([O,S;H1;v2;!$(*-*=[O,N,P,S])]),$([O,S;H0;v2]),$([O,S;-]),"
                                    + "$([N;v3;!$(N-*=[O,N,P,S])]),n&H0&+0,"
                                    + "$([o,s;+0;!$([o,s]:n);!$([o,s]:c:n)])]"),
                    SubstructurePattern.of("[a]"),
                    SubstructurePattern.of("[F,Cl,Br,I]"),
                    SubstructurePattern.of(
                            "[#7;+,$([N;H2&+0][$([C,a]);!$([C,a](=O))]),"
                                    + "$([N;H1&+0]([$([C,a]);!$([C,a](=O))])[$([C,a]);!$([C,a](=O))]),"
                                    + "$([N;H0&+0]([C;!$(C(=O))])([C;!$(C(=O))])[C;!$(C(=O))])]"),
                    SubstructurePattern.of("[$([C,S](=[O,S,P])-[O;H1,-1])]"));

    private AtomFeatures() {}

    /** The mask of each atom, 0 for an atom that does nothing. */
    static int[] masks(MatchTarget target) {
        int[] masks = new int[target.atomCount()];
        for (int feature = 0; feature < PATTERNS.size(); feature++) {
            for (int[] match : PATTERNS.get(feature).find(target)) {
                masks[match[0]] |= 1 << feature;
            }
        }
        return masks;
    }
}
