package org.molrae.spark;

import java.util.HashSet;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Aggregator;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.evaluation.Evaluation;
import org.molrae.chemistry.evaluation.Feature;
import org.molrae.chemistry.evaluation.MoleculeFeatures;
import org.molrae.chemistry.evaluation.SetStatistics;
import org.molrae.chemistry.evaluation.TrainingSet;
import org.molrae.chemistry.smiles.InvalidMoleculeException;

/**
 * Sums up rows of (position, SMILES), a part by each task, and merges the parts. A buffer is an
 * object of the evaluation's own; it is serialized when a task is through with its rows.
 *
 * @param <S> the sums
 */
abstract class Summary<S> extends Aggregator<Row, S, S> {

    private static final long serialVersionUID = 1;

    private final Class<S> type;

    private Summary(Class<S> type) {
        this.type = type;
    }

    @Override
    public S finish(S sums) {
        return sums;
    }

    @Override
    public Encoder<S> bufferEncoder() {
        return Encoders.javaSerialization(type);
    }

    @Override
    public Encoder<S> outputEncoder() {
        return Encoders.javaSerialization(type);
    }

    /** What metrics compare. */
    static final class OfSet extends Summary<SetStatistics> {

        private static final long serialVersionUID = 1;

        private final HashSet<Feature> features;
        private final int pairSample;
        private final boolean keepInvalid;

        /**
         * An empty summary.
         *
         * @param keepInvalid whether texts that are no molecules count
         */
        OfSet(Evaluation.Settings settings, int pairSample, boolean keepInvalid) {
            super(SetStatistics.class);
            features = new HashSet<>(settings.features());
            this.pairSample = pairSample;
            this.keepInvalid = keepInvalid;
        }

        @Override
        public SetStatistics zero() {
            return new SetStatistics(pairSample);
        }

        @Override
        public SetStatistics reduce(SetStatistics sums, Row row) {
            MoleculeFeatures molecule = features(row);
            if (molecule != null || keepInvalid) {
                sums.add(row.getLong(0), molecule);
            }
            return sums;
        }

        private @Nullable MoleculeFeatures features(Row row) {
            if (row.isNullAt(1)) {
                return null;
            }
            try {
                return MoleculeFeatures.of(row.getString(1), features);
            } catch (InvalidMoleculeException e) {
                return null;
            }
        }

        @Override
        public SetStatistics merge(SetStatistics sums, SetStatistics others) {
            sums.merge(others);
            return sums;
        }
    }

    /** What the generator has seen. */
    static final class OfTraining extends Summary<TrainingSet> {

        private static final long serialVersionUID = 1;

        OfTraining() {
            super(TrainingSet.class);
        }

        @Override
        public TrainingSet zero() {
            return new TrainingSet();
        }

        @Override
        public TrainingSet reduce(TrainingSet sums, Row row) {
            try {
                if (!row.isNullAt(1)) {
                    sums.add(TrainingSet.Member.of(row.getString(1)));
                }
            } catch (InvalidMoleculeException e) {
                // no molecule that a generator could write
                return sums;
            }
            return sums;
        }

        @Override
        public TrainingSet merge(TrainingSet sums, TrainingSet others) {
            sums.merge(others);
            return sums;
        }
    }
}
