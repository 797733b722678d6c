package org.molrae.molecules.mask;

import java.util.ArrayList;
import java.util.List;
import org.molrae.grammar.Derivation;
import org.molrae.grammar.DerivationCodec;
import org.molrae.grammar.Grammar;
import org.molrae.grammar.Lexicon;
import org.molrae.grammar.SyntaxException;
import org.molrae.grammar.Vocabulary;
import org.molrae.grammar.VocabularyLearner;

/** Vocabularies for tests: that of ZINC250k, and one with merged rules. */
final class Rules {

    /** The bracket atoms of ZINC250k's Kekulé forms, some ions, and two labels. */
    private static final String BRACKETS =
            "[C@@H] [NH+] [NH2+] [C@H] [O-] [C@@] [NH3+] [C@] [N+] [S@@] [N-] [S-] [S@] [NH-]"
                    + " [P@@H] [P@@] [P@] [PH2] [OH+] [P+] [S+] [O+] [CH2-] [SH+] [CH-] [PH+]"
                    + " [S@+] [Na+] [Cl-] [2H] [13C] [Si] [Se] [As] [B-] [N@@+] [H]";

    private static final List<String> CORPUS =
            List.of(
                    "CC(=O)OC1=CC=CC=C1C(=O)O",
                    "CN1C=NC2=C1C(=O)N(C)C(=O)N2C",
                    "CC(C)CC1=CC=C(C=C1)[C@H](C)C(=O)O",
                    "C/C=C/C(=O)NC1=CC=CC=C1",
                    "C1=CC=C2C=CC=CC2=C1",
                    "CS(=O)(=O)NC1=CC=C(F)C=C1");

    private Rules() {}

    /** Plain rules. */
    static Vocabulary plain() {
        List<Lexicon.Entry> entries = new ArrayList<>();
        for (String spelling : BRACKETS.split(" ", -1)) {
            entries.add(new Lexicon.Entry("BRACKET_ATOM", spelling));
        }
        entries.add(new Lexicon.Entry("RING_LABEL", "%10"));
        entries.add(new Lexicon.Entry("RING_LABEL", "%11"));
        return Vocabulary.of(Grammar.named("smiles")).withLexicon(new Lexicon(entries));
    }

    /** Few plain rules and some merged ones. */
    static Vocabulary merged() {
        VocabularyLearner learner = new VocabularyLearner(Grammar.named("smiles"));
        List<int[]> derivations = new ArrayList<>();
        for (String smiles : CORPUS) {
            try {
                derivations.add(learner.encode(smiles));
            } catch (SyntaxException e) {
                throw new AssertionError(e);
            }
        }
        return learner.learn(derivations, 30);
    }

    static int[] of(Vocabulary vocabulary, String smiles) {
        try {
            Derivation derivation = new DerivationCodec(vocabulary).encode(smiles);
            if (!derivation.spellings().isEmpty()) {
                throw new AssertionError("not in the lexicon: " + derivation.spellings());
            }
            return derivation.rules();
        } catch (SyntaxException e) {
            throw new AssertionError(e);
        }
    }

    static String text(Vocabulary vocabulary, int[] rules) {
        return new DerivationCodec(vocabulary).decode(Derivation.of(rules));
    }
}
