package org.molrae.spark;

import static org.apache.spark.sql.functions.col;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.evaluation.Evaluation;
import org.molrae.chemistry.evaluation.EvaluationTable;
import org.molrae.chemistry.evaluation.MeasuredMetric;

/**
 * The door to molrae on Spark. Data sets of molecules have a column {@code smiles}, and a column
 * {@code index} where their order matters.
 */
public final class MolraeSpark {

    private static final String SMILES = "smiles";
    private static final String INDEX = "index";

    private MolraeSpark() {}

    /** Registers the SQL functions of {@link #register(SparkSession, SparkModel)}. */
    public static void register(SparkSession spark) {
        register(spark, SparkModel.released());
    }

    /**
     * Registers functions of a text column for SQL and {@code functions.call_udf}, also of streams.
     * Of null, and but for the first of what is no molecule, they are null.
     *
     * <ul>
     *   <li>{@code molrae_check}: a struct of {@code valid}, {@code reason} (syntax, ring, valence,
     *       ...), {@code position} (of the character to blame, from 0), {@code message}
     *   <li>{@code molrae_kekule}: the canonical Kekulé form, equal for equal molecules
     *   <li>{@code molrae_properties}: a struct of the numbers of {@code molrae properties}, under
     *       their names
     *   <li>{@code molrae_canonical}: canonical, isomeric, aromatic SMILES by CDK and InChI, ten
     *       times as slow
     *   <li>{@code molrae_scaffold}: the Bemis-Murcko scaffold, empty without rings
     *   <li>{@code molrae_fingerprint}: Morgan, radius 2, as 256 bytes, bit 0 the lowest of the
     *       first; {@code molrae_tanimoto} of two of them
     *   <li>{@code molrae_encode}: the latent code, an array of floats, by the model; refined
     * </ul>
     */
    public static void register(SparkSession spark, SparkModel model) {
        MoleculeFunctions.register(spark, model);
    }

    /**
     * Molecules of the released model: {@link #sample(SparkSession, SparkModel, long, long, int,
     * SamplingStep)}, in as many parts as Spark likes to work on at once.
     */
    public static Dataset<Row> sample(SparkSession spark, long count, long seed) {
        int parts = Math.max(1, spark.sparkContext().defaultParallelism());
        return sample(spark, SparkModel.released(), count, seed, parts, plain -> plain);
    }

    /**
     * Draws molecules: rows of {@code index} and {@code smiles}. The rows depend on model, count,
     * seed and {@code how}, not on the number of partitions, and are those that {@code
     * generator.sampling().seed(seed)} draws on one machine; where {@code how} filters, some are
     * missing.
     *
     * @param count 0 or more
     * @param partitions 1 or more
     */
    public static Dataset<Row> sample(
            SparkSession spark,
            SparkModel model,
            long count,
            long seed,
            int partitions,
            SamplingStep how) {
        if (count < 0 || partitions < 1) {
            throw new IllegalArgumentException(
                    "a sample has 0 molecules or more in 1 partition or more, not %d in %d"
                            .formatted(count, partitions));
        }
        return spark.range(0, partitions, 1, partitions)
                .flatMap(
                        new DrawnRows(model, count, partitions, seed, how),
                        Encoders.row(DrawnRows.TYPE));
    }

    /**
     * The figures of generated molecules, equal to those of {@code molrae evaluate} whatever the
     * partitions. Only {@code unique@k} looks at the order: that of the column {@code index}, else
     * that in which Spark reads.
     *
     * @param generated texts of a generator, molecules or not
     * @param reference what they should look like; what is no molecule is left out
     * @param training what the generator has seen, or null
     * @param settings the metrics, those of {@code Metrics}; {@code threads} of the driver compare
     *     the sums
     * @throws IllegalArgumentException if settings ask for a ceiling, neighbours or a metric with
     *     measurements of its own, which do not merge
     */
    public static EvaluationTable metrics(
            Dataset<Row> generated,
            Dataset<Row> reference,
            @Nullable Dataset<Row> training,
            Evaluation.Settings settings) {
        requireMergeable(settings);
        Evaluation evaluation = new Evaluation(settings);
        evaluation
                .generated()
                .merge(
                        summary(
                                generated,
                                new Summary.OfSet(settings, settings.pairSample(), true)));
        evaluation
                .reference()
                .merge(summary(reference, new Summary.OfSet(settings, Integer.MAX_VALUE, false)));
        if (training != null) {
            evaluation.trainedOn(summary(training, new Summary.OfTraining()));
        }
        return evaluation.table(metric -> {});
    }

    private static void requireMergeable(Evaluation.Settings settings) {
        if (settings.ceiling() || settings.neighbors()) {
            throw new IllegalArgumentException(
                    "neither ceiling nor neighbours are had on Spark: leave them out");
        }
        settings.metrics().stream()
                .filter(MeasuredMetric.class::isInstance)
                .findFirst()
                .ifPresent(
                        metric -> {
                            throw new IllegalArgumentException(
                                    "the metric %s has measurements of its own, which do not merge; of scores, take the mean of score()"
                                            .formatted(metric.name()));
                        });
    }

    private static <S> S summary(Dataset<Row> molecules, Summary<S> summary) {
        return positioned(molecules).select(summary.toColumn()).first();
    }

    private static Dataset<Row> positioned(Dataset<Row> molecules) {
        boolean numbered = Arrays.asList(molecules.columns()).contains(INDEX);
        Column position = numbered ? col(INDEX) : functions.monotonically_increasing_id();
        return molecules.select(position.cast(DataTypes.LongType), col(SMILES));
    }

    /**
     * A score as a function of a column of SMILES, null for what is no molecule.
     *
     * @param goal a task of GuacaMol or PMO by its name ({@code zaleplon_mpo}), or the YAML of a
     *     score
     * @throws IllegalArgumentException if it is neither
     */
    public static UserDefinedFunction score(String goal) {
        // here rather than on some executor later
        Goals.of(goal);
        return functions.udf(
                (UDF1<@Nullable String, @Nullable Double>) smiles -> Goals.score(goal, smiles),
                DataTypes.DoubleType);
    }

    /**
     * The molecules of a library with the best scores: its columns and {@code score}, the best
     * first, of equal ones the alphabetically first SMILES. Each partition keeps so many only.
     */
    public static Dataset<Row> top(Dataset<Row> library, String goal, int count) {
        return library.withColumn("score", score(goal).apply(col(SMILES)))
                .where(col("score").isNotNull())
                .orderBy(col("score").desc(), col(SMILES))
                .limit(count);
    }
}
