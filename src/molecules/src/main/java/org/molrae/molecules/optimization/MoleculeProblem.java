package org.molrae.molecules.optimization;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.molrae.chemistry.ParallelWork;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleForm;
import org.molrae.chemistry.structure.Molecule;
import org.molrae.molecules.MoleculeDecoder;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.molecules.mask.Scaffold;
import org.molrae.search.BatchObjective;
import org.molrae.search.CodeDecoder;
import org.molrae.search.Goal;
import org.molrae.search.MajorityVote;
import org.molrae.search.ScoredText;
import org.molrae.search.SearchProblem;
import org.molrae.search.strategy.SearchBox;
import org.molrae.sequences.decoding.RuleChoice;

/**
 * Problems over molecules. Texts are the canonical Kekulé forms of what a model writes, so that a
 * molecule is scored once however it is written; what is no molecule stays as it is.
 */
public final class MoleculeProblem {

    private MoleculeProblem() {}

    /** The molecule that a code decodes to greedily. */
    public static SearchProblem of(
            MoleculeDecoder decoder, ToDoubleFunction<String> objective, Goal goal) {
        CodeDecoder greedy =
                (codes, random) ->
                        decoder.greedy(codes).stream().map(MoleculeProblem::form).toList();
        return new SearchProblem(greedy, MoleculeProblem::valid, objective, goal);
    }

    /**
     * The molecule that a code decodes to greedily, if it contains a scaffold: see {@link
     * Scaffold#isIn}.
     */
    public static SearchProblem of(
            MoleculeDecoder decoder,
            Scaffold scaffold,
            ToDoubleFunction<String> objective,
            Goal goal) {
        SearchProblem free = of(decoder, objective, goal);
        return new SearchProblem(free.decoder(), text -> contains(scaffold, text), objective, goal);
    }

    private static boolean contains(Scaffold scaffold, String smiles) {
        try {
            return scaffold.isIn(Molecule.fromSmiles(smiles));
        } catch (InvalidMoleculeException e) {
            return false;
        }
    }

    /**
     * The molecule that a code decodes to most often, as in Kusner's code.
     *
     * @param decodes of each code, at temperature 1
     */
    public static SearchProblem voting(
            MoleculeDecoder decoder, int decodes, ToDoubleFunction<String> objective, Goal goal) {
        RuleChoice.Sampling choice = new RuleChoice.Sampling(1);
        CodeDecoder draw =
                (codes, random) ->
                        decoder.draw(codes, choice, random).stream()
                                .map(MoleculeProblem::form)
                                .toList();
        return new SearchProblem(
                new MajorityVote(draw, decodes, MoleculeProblem::valid),
                MoleculeProblem::valid,
                objective,
                goal);
    }

    /** The canonical form, or the text itself if it is no molecule. */
    public static String form(String smiles) {
        try {
            return KekuleForm.of(smiles);
        } catch (InvalidMoleculeException e) {
            return smiles;
        }
    }

    /** Whether a text is a molecule; the empty text is not. */
    public static boolean valid(String smiles) {
        try {
            return !KekuleForm.of(smiles).isEmpty();
        } catch (InvalidMoleculeException e) {
            return false;
        }
    }

    /**
     * Molecules to begin with, encoded and scored; those that the model cannot express, or that the
     * objective gives no score, are left out, and of molecules that are the same all but the first.
     *
     * @param smiles in any form
     */
    public static List<ScoredText> start(
            MoleculeGenerator generator, List<String> smiles, ToDoubleFunction<String> objective) {
        List<int[]> derivations = new ArrayList<>();
        List<String> forms = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String text : smiles) {
            try {
                String form = KekuleForm.of(text);
                if (seen.add(form)) {
                    derivations.add(generator.derive(form));
                    forms.add(form);
                }
            } catch (InvalidMoleculeException e) {
                // left out, as promised
            }
        }
        float[][] codes = generator.encode(derivations);
        double[] together =
                objective instanceof BatchObjective many && !forms.isEmpty()
                        ? many.scores(forms)
                        : null;
        List<ScoredText> start = new ArrayList<>();
        for (int i = 0; i < codes.length; i++) {
            ParallelWork.requireUninterrupted();
            double score = together == null ? objective.applyAsDouble(forms.get(i)) : together[i];
            if (Double.isFinite(score)) {
                start.add(new ScoredText(forms.get(i), codes[i], score));
            }
        }
        return start;
    }

    /**
     * The smallest box around the codes to begin with.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static SearchBox box(List<ScoredText> start) {
        double[][] codes = new double[start.size()][];
        for (int i = 0; i < codes.length; i++) {
            float[] code = start.get(i).code();
            codes[i] = new double[code.length];
            for (int j = 0; j < code.length; j++) {
                codes[i][j] = code[j];
            }
        }
        return SearchBox.around(codes);
    }
}
