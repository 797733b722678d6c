package org.molrae.spark;

import static org.apache.spark.sql.functions.call_udf;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.antlr.v4.runtime.RuntimeMetaData;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.chemistry.CanonicalForm;
import org.molrae.chemistry.evaluation.Evaluation;
import org.molrae.chemistry.evaluation.EvaluationTable;
import org.molrae.chemistry.evaluation.MeanScore;
import org.molrae.chemistry.evaluation.Metrics;
import org.molrae.chemistry.files.MoleculeFile;
import org.molrae.chemistry.files.OrderedPipeline;
import org.molrae.chemistry.files.Reading;
import org.molrae.chemistry.fingerprint.MorganFingerprint;
import org.molrae.chemistry.goals.Scorer;
import org.molrae.chemistry.properties.Descriptors;
import org.molrae.chemistry.smiles.KekuleForm;
import org.molrae.chemistry.structure.Molecule;
import org.molrae.molecules.DrawnMolecule;
import org.molrae.molecules.MoleculeGenerator;

class MolraeSparkTest {

    private static final String ASPIRIN = "CC(=O)Oc1ccccc1C(=O)O";

    private static SparkSession spark;
    private static MoleculeGenerator generator;

    @BeforeAll
    static void start() throws Exception {
        spark =
                SparkSession.builder()
                        .master("local[2]")
                        .config("spark.ui.enabled", false)
                        .config("spark.sql.shuffle.partitions", 2)
                        .config("spark.log.level", "ERROR")
                        .getOrCreate();
        MolraeSpark.register(spark);
        generator = MoleculeGenerator.builder().threads(1).build();
    }

    @AfterAll
    static void stop() {
        generator.close();
        spark.stop();
    }

    private static Dataset<Row> smiles(List<String> texts) {
        return spark.createDataset(texts, Encoders.STRING()).toDF("smiles");
    }

    private static Row only(String expression, String smiles) {
        return smiles(List.of(smiles)).selectExpr(expression + " AS it").select("it.*").first();
    }

    @Test
    void sparkHasAnotherAntlrThanTheGrammars() {
        // else none of this would show that relocation works
        assertThat(RuntimeMetaData.getRuntimeVersion()).isNotEqualTo("4.13.2");
        assertThat(
                        MoleculeGenerator.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath())
                .contains("molrae-all");
    }

    @Test
    void checks() {
        Row valid = only("molrae_check(smiles)", "OC(=O)C");
        assertThat(valid).isEqualTo(RowFactory.create(true, null, null, null));
        Row open = only("molrae_check(smiles)", "C1CC");
        assertThat(open.getBoolean(0)).isFalse();
        assertThat(open.getString(1)).isEqualTo("ring");
        Row full = only("molrae_check(smiles)", "CC(C)(C)(C)C");
        assertThat(full.getString(1)).isEqualTo("valence");
        assertThat(full.getInt(2)).isEqualTo(1);
        assertThat(full.getString(3)).isNotBlank();
        assertThat(spark.sql("SELECT molrae_check(CAST(NULL AS STRING))").first().isNullAt(0))
                .isTrue();
    }

    @Test
    void computesWhatTheLibraryDoes() throws Exception {
        Molecule molecule = Molecule.fromSmiles(ASPIRIN);
        Row properties = only("molrae_properties(smiles)", ASPIRIN);
        assertThat(properties.<Double>getAs("logP")).isEqualTo(Descriptors.LOG_P.of(molecule));
        assertThat(properties.<Double>getAs("QED"))
                .isEqualTo(Descriptors.DRUG_LIKENESS.of(molecule));
        assertThat(properties.<Long>getAs("heavy")).isEqualTo(13L);
        Row row =
                smiles(List.of(ASPIRIN, "C("))
                        .selectExpr(
                                "molrae_canonical(smiles)",
                                "molrae_scaffold(smiles)",
                                "molrae_fingerprint(smiles) AS f",
                                "molrae_tanimoto(molrae_fingerprint(smiles), molrae_fingerprint('c1ccccc1'))",
                                "molrae_encode(smiles)",
                                "molrae_properties(smiles) IS NULL",
                                "molrae_kekule(smiles)")
                        .collectAsList()
                        .get(0);
        assertThat(row.getString(0)).isEqualTo(CanonicalForm.of(ASPIRIN));
        assertThat(row.getString(1)).isEqualTo("c1ccccc1");
        byte[] bytes = row.getAs(2);
        var fingerprint = MorganFingerprint.folded(molecule, 2, 2048);
        assertThat(BitSet.valueOf(bytes)).isEqualTo(fingerprint.toBitSet());
        assertThat(row.getDouble(3))
                .isEqualTo(
                        fingerprint.tanimoto(
                                MorganFingerprint.folded(
                                        Molecule.fromSmiles("c1ccccc1"), 2, 2048)));
        List<Float> code = row.getList(4);
        float[] expected = generator.encode(ASPIRIN);
        assertThat(code).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(code.get(i)).isEqualTo(expected[i]);
        }
        assertThat(row.getBoolean(5)).isFalse();
        assertThat(row.getString(6)).isEqualTo(KekuleForm.of(ASPIRIN));
    }

    @Test
    void whatIsNoMoleculeIsNull() {
        Row row =
                smiles(List.of("C("))
                        .selectExpr(
                                "molrae_kekule(smiles)",
                                "molrae_canonical(smiles)",
                                "molrae_scaffold(smiles)",
                                "molrae_properties(smiles)",
                                "molrae_fingerprint(smiles)",
                                "molrae_encode(smiles)")
                        .first();
        for (int i = 0; i < row.size(); i++) {
            assertThat(row.isNullAt(i)).isTrue();
        }
    }

    @Test
    void theSampleIsTheSameInAnyPartsAndOnOneMachine() throws Exception {
        List<Row> expected;
        try (Stream<DrawnMolecule> drawn = generator.sampling().seed(7).range(0, 700).stream()) {
            expected = drawn.map(one -> RowFactory.create(one.index(), one.smiles())).toList();
        }
        Path file = Path.of("../../data/models/zinc250k.safetensors");
        for (int parts : new int[] {1, 4, 7}) {
            SparkModel model =
                    parts == 4 ? SparkModel.of(spark, file.toString()) : SparkModel.released();
            Dataset<Row> drawn = MolraeSpark.sample(spark, model, 700, 7, parts, plain -> plain);
            assertThat(drawn.rdd().getNumPartitions()).isEqualTo(parts);
            assertThat(drawn.collectAsList()).as(parts + " parts").isEqualTo(expected);
        }
        assertThat(MolraeSpark.sample(spark, 700, 7).limit(3).collectAsList())
                .isEqualTo(expected.subList(0, 3));
    }

    @Test
    void aSampleObeysItsStep() {
        List<Row> drawn =
                MolraeSpark.sample(
                                spark,
                                SparkModel.released(),
                                20,
                                3,
                                2,
                                plain -> plain.containing("c1ccncc1"))
                        .where(
                                "molrae_tanimoto(molrae_fingerprint(smiles), molrae_fingerprint('c1ccncc1')) > 0")
                        .collectAsList();
        assertThat(drawn).hasSizeBetween(19, 20).allMatch(row -> row.getString(1).contains("n"));
        assertThatThrownBy(() -> MolraeSpark.sample(spark, SparkModel.released(), 1, 1, 0, p -> p))
                .hasMessageContaining("0 molecules or more in 1 partition or more");
    }

    @Test
    void figuresAreThoseOfOneMachine(@TempDir Path folder) throws Exception {
        List<String> texts = new ArrayList<>(List.of("C1CC", "nonsense", "CCO", "OCC"));
        generator.sampling().seed(1).list(130).forEach(one -> texts.add(one.smiles()));
        List<String> reference = generator.sample(80, 2);
        List<String> training = texts.subList(60, 110);
        Path seen = folder.resolve("training.smi");
        Files.write(seen, training);
        Evaluation.Settings settings = new Evaluation.Settings(Metrics.all(), 100, false, false, 2);
        Evaluation local = new Evaluation(settings);
        local.addGenerated(texts);
        local.addReference(reference);
        try (MoleculeFile file = MoleculeFile.open(seen, Reading.MOLECULES)) {
            local.readTraining(file, OrderedPipeline.QUIET);
        }
        EvaluationTable expected = local.table(metric -> {});
        List<Row> numbered = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            numbered.add(RowFactory.create((long) i, texts.get(i)));
        }
        Dataset<Row> indexed = spark.createDataFrame(numbered, DrawnRows.TYPE);
        for (Dataset<Row> generated :
                List.of(indexed.repartition(5, col("smiles")), smiles(texts).coalesce(1))) {
            EvaluationTable table =
                    MolraeSpark.metrics(
                            generated,
                            smiles(reference).repartition(3),
                            smiles(training),
                            settings);
            assertThat(table.cells()).isEqualTo(expected.cells());
        }
        assertThat(expected.value("novelty")).isBetween(0.5, 0.99);
    }

    @Test
    void whatDoesNotMergeIsRefused() {
        Dataset<Row> one = smiles(List.of("C"));
        Evaluation.Settings ceiling = new Evaluation.Settings(Metrics.all(), 9, true, false, 1);
        assertThatThrownBy(() -> MolraeSpark.metrics(one, one, null, ceiling))
                .hasMessageContaining("leave them out");
        Scorer scorer = Scorer.read("terms:\n  - property: heavy\n    ramp: [0, 10]\n");
        Evaluation.Settings score = Evaluation.Settings.of(List.of(new MeanScore(scorer)), 1);
        assertThatThrownBy(() -> MolraeSpark.metrics(one, one, null, score))
                .hasMessageContaining("the metric score");
    }

    @Test
    void findsTheBestOfALibrary() {
        List<String> library = generator.sample(100, 5);
        List<Row> top =
                MolraeSpark.top(smiles(library).repartition(3), "zaleplon_mpo", 4).collectAsList();
        Scorer scorer = Goals.of("zaleplon_mpo");
        List<Double> expected =
                library.stream()
                        .map(text -> Goals.score("zaleplon_mpo", text))
                        .sorted(Comparator.reverseOrder())
                        .limit(4)
                        .toList();
        assertThat(top).extracting(row -> row.getDouble(1)).isEqualTo(expected);
        assertThat(scorer).isSameAs(Goals.of("zaleplon_mpo"));
        assertThat(
                        smiles(List.of("CC"))
                                .select(
                                        MolraeSpark.score(
                                                        "terms:\n  - property: heavy\n    ramp: [0, 10]\n")
                                                .apply(col("smiles")))
                                .first()
                                .getDouble(0))
                .isEqualTo(0.2);
        assertThatThrownBy(() -> MolraeSpark.score("world peace"))
                .hasMessageContaining("no task 'world peace'");
    }

    @Test
    void worksOnStreams(@TempDir Path folder) throws Exception {
        Path in = Files.createDirectory(folder.resolve("in"));
        Files.write(in.resolve("a.txt"), List.of("CCO", "C("));
        StreamingQuery query = query(in, folder.resolve("checkpoint"));
        query.awaitTermination();
        assertThat(spark.sql("SELECT heavy FROM streamed WHERE valid").collectAsList())
                .containsExactly(RowFactory.create(3L));
        assertThat(spark.table("streamed").count()).isEqualTo(2);
    }

    private static StreamingQuery query(Path in, Path checkpoint)
            throws TimeoutException, StreamingQueryException {
        return spark.readStream()
                .text(in.toString())
                .select(
                        call_udf("molrae_check", col("value")).getField("valid").as("valid"),
                        call_udf("molrae_properties", col("value")).getField("heavy").as("heavy"))
                .writeStream()
                .format("memory")
                .queryName("streamed")
                .trigger(Trigger.AvailableNow())
                .option("checkpointLocation", checkpoint.toString())
                .start();
    }
}
