package org.molrae.spark;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.molrae.chemistry.evaluation.Evaluation;
import org.molrae.chemistry.evaluation.Metrics;

/**
 * Measures molrae on Spark: {@code benchmarks/spark/run}. One line a measurement: what, rows,
 * seconds, rows a second, and what tells that runs agree.
 */
final class SparkMeasurement {

    private final SparkSession spark;

    private SparkMeasurement(SparkSession spark) {
        this.spark = spark;
    }

    /** Arguments: master, then what is measured and what of. */
    public static void main(String[] args) {
        SparkSession spark =
                SparkSession.builder()
                        .master(args[0])
                        .config("spark.ui.enabled", false)
                        .config("spark.log.level", "ERROR")
                        .getOrCreate();
        MolraeSpark.register(spark);
        new SparkMeasurement(spark).measure(args[1], List.of(args).subList(2, args.length));
        spark.stop();
    }

    private void measure(String what, List<String> of) {
        switch (what) {
            case "check" -> timed(what, text(of.get(0)), "sum(int(molrae_check(smiles).valid))");
            case "properties" ->
                    timed(what, text(of.get(0)), "sum(molrae_properties(smiles).heavy)");
            case "sample" -> {
                long count = Long.parseLong(of.get(0));
                for (String parts : of.subList(1, of.size())) {
                    Dataset<Row> drawn =
                            MolraeSpark.sample(
                                    spark,
                                    SparkModel.released(),
                                    count,
                                    1,
                                    Integer.parseInt(parts),
                                    plain -> plain);
                    timed("sample in " + parts, drawn, "hex(bit_xor(xxhash64(index, smiles)))");
                }
            }
            case "evaluate" -> evaluate(text(of.get(0)), text(of.get(1)), text(of.get(2)));
            default -> throw new IllegalArgumentException("nothing is called " + what);
        }
    }

    private Dataset<Row> text(String file) {
        return spark.read().text(file).toDF("smiles");
    }

    private static void timed(String what, Dataset<Row> rows, String sum) {
        report(what, () -> rows.selectExpr("count(*)", sum).first());
    }

    private static void report(String what, Supplier<Row> work) {
        long start = System.nanoTime();
        long before = processorNanos();
        Row row = work.get();
        double seconds = (System.nanoTime() - start) / 1e9;
        double busy = (processorNanos() - before) / 1e9;
        long count = row.getLong(0);
        System.out.printf(
                Locale.ROOT,
                "%s\t%d rows\t%.1f s\t%.1f s of processor\t%.0f rows per processor second\t%s%n",
                what,
                count,
                seconds,
                busy,
                count / busy,
                row.get(1));
    }

    private static long processorNanos() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean machine
                ? machine.getProcessCpuTime()
                : 0;
    }

    private static void evaluate(
            Dataset<Row> generated, Dataset<Row> reference, Dataset<Row> training) {
        report(
                "evaluate",
                () -> {
                    MolraeSpark.metrics(
                                    generated,
                                    reference,
                                    training,
                                    Evaluation.Settings.of(Metrics.all(), 2))
                            .cells()
                            .forEach(cells -> System.out.println(String.join("\t", cells)));
                    return generated.selectExpr("count(*)", "'as above'").first();
                });
    }
}
