package org.molrae.grammar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Grammars, texts and random derivations for the tests. */
final class Samples {
    static final Grammar CALCULUS = Grammar.read("calculus", "Calculus");

    /** Drugs and the like, with charges, stereo, isotopes and fused rings. */
    static final List<String> MOLECULES =
            """
            CC(=O)Oc1ccccc1C(=O)O
            Cn1cnc2c1c(=O)n(C)c(=O)n2C
            CC(C)Cc1ccc(cc1)[C@@H](C)C(=O)O
            CN1CCC[C@H]1c1cccnc1
            CC(=O)Nc1ccc(O)cc1
            C[NH+](C)CCc1c[nH]c2ccccc12
            O=C([O-])[C@H](O)[C@@H](O)C(=O)[O-]
            C/C=C/C(=O)N/N=C\\c1ccccc1
            CC1(C)S[C@@H]2[C@H](NC(=O)Cc3ccccc3)C(=O)N2[C@H]1C(=O)O
            O=S(=O)(Nc1ccccn1)c1ccc(N)cc1
            FC(F)(F)c1ccc(Cl)c(Br)c1I
            C[C@@]12CC[C@H]3[C@@H](CCC4=CC(=O)CC[C@]34C)[C@@H]1CC[C@@H]2O
            N#Cc1ccc(-c2ccccc2)cc1
            OC[C@H]1OC(O)[C@H](O)[C@@H](O)[C@@H]1O
            Clc1ccc2c(c1)C(c1ccccc1)=NCC(=O)N2C
            [2H]C([2H])([2H])O
            """
                    .lines()
                    .toList();

    static final List<String> CALCULATIONS =
            List.of("a", "- a ^ b ^ a", "a * b / c + d", "( a ; b : c ; d )", "∫ 1 𝜋 * α + α");

    static final List<String> EXPRESSIONS =
            List.of("x", "x + x + ( x ) + ( x + 1 )", "sin( x / 3 ) + x * 2", "exp( ( x ) ) / 3");

    private Samples() {}

    static List<Grammar> grammars() {
        List<Grammar> grammars = new ArrayList<>();
        Grammar.names().forEach(name -> grammars.add(Grammar.named(name)));
        grammars.add(CALCULUS);
        return grammars;
    }

    static Grammar grammar(String name) {
        return name.equals(CALCULUS.name()) ? CALCULUS : Grammar.named(name);
    }

    static List<String> texts(Grammar grammar) {
        return switch (grammar.name()) {
            case "expression" -> EXPRESSIONS;
            case "calculus" -> CALCULATIONS;
            case "kusner" -> MOLECULES.subList(0, MOLECULES.size() - 1);
            default -> MOLECULES;
        };
    }

    /**
     * A vocabulary learnt from the texts, each taken twice, since a merge wants two occurrences.
     */
    static Vocabulary learnt(Grammar grammar, int merges) {
        VocabularyLearner learner = new VocabularyLearner(grammar);
        List<int[]> derivations = new ArrayList<>();
        for (String text : texts(grammar)) {
            derivations.add(encode(learner, text));
            derivations.add(encode(learner, text));
        }
        return learner.learn(derivations, merges);
    }

    static int[] encode(VocabularyLearner learner, String text) {
        try {
            return learner.encode(text);
        } catch (SyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** Rules drawn uniformly of those allowed, from wherever the cursor stands to the end. */
    static int[] draw(DerivationCursor cursor, Vocabulary vocabulary, Random random) {
        List<Integer> drawn = new ArrayList<>();
        while (!cursor.complete()) {
            int[] allowed =
                    Arrays.stream(vocabulary.mask().rules(cursor.context()))
                            .filter(cursor::allows)
                            .toArray();
            int rule = allowed[random.nextInt(allowed.length)];
            cursor.apply(rule);
            drawn.add(rule);
        }
        return drawn.stream().mapToInt(Integer::intValue).toArray();
    }
}
