package org.molrae.spark;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.molrae.molecules.GeneratorBuilder;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.molecules.ReleasedModels;

/**
 * A model that executors load: each JVM once, when it first needs it. A released one by its name;
 * the file of another travels to the executors, which need not see it.
 */
public final class SparkModel implements Serializable {

    private static final long serialVersionUID = 1;

    private static final Map<String, MoleculeGenerator> LOADED = new ConcurrentHashMap<>();

    /** The name of a released model, or the hash of a file. */
    private final String key;

    private final @Nullable Broadcast<byte[]> file;

    private SparkModel(String key, @Nullable Broadcast<byte[]> file) {
        this.key = key;
        this.file = file;
    }

    /** The released model that is used where nothing else is said. */
    public static SparkModel released() {
        return new SparkModel(ReleasedModels.DEFAULT, null);
    }

    /**
     * A released model by its name, or any by the path of its file: on this machine, or with a
     * scheme ({@code hdfs://}, {@code s3a://}) wherever Spark reads.
     *
     * @throws UncheckedIOException if the file cannot be read
     */
    public static SparkModel of(SparkSession spark, String nameOrPath) {
        if (ReleasedModels.names().contains(nameOrPath)) {
            return new SparkModel(nameOrPath, null);
        }
        byte[] bytes = nameOrPath.contains("://") ? distant(spark, nameOrPath) : local(nameOrPath);
        return new SparkModel(
                hash(bytes),
                JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(bytes));
    }

    private static byte[] distant(SparkSession spark, String path) {
        return spark.read().format("binaryFile").load(path).select("content").first().getAs(0);
    }

    private static byte[] local(String path) {
        try {
            return Files.readAllBytes(Path.of(path));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot read the model "
                            + path
                            + "; released models are "
                            + String.join(", ", ReleasedModels.names()),
                    e);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The generator of this JVM, which stays loaded. Its work takes one thread, as Spark runs a
     * task a core.
     */
    MoleculeGenerator generator() {
        return LOADED.computeIfAbsent(key, unused -> load());
    }

    private MoleculeGenerator load() {
        GeneratorBuilder builder = MoleculeGenerator.builder().threads(1);
        try {
            return (file == null
                            ? builder.model(key)
                            : builder.model(new ByteArrayInputStream(file.value())))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
