package org.molrae.spark;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.UDFRegistration;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.CanonicalForm;
import org.molrae.chemistry.fingerprint.Fingerprint;
import org.molrae.chemistry.fingerprint.MorganFingerprint;
import org.molrae.chemistry.properties.Descriptor;
import org.molrae.chemistry.properties.Descriptors;
import org.molrae.chemistry.properties.MurckoScaffold;
import org.molrae.chemistry.properties.Profile;
import org.molrae.chemistry.properties.PropertyTable;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleForm;
import org.molrae.chemistry.smiles.MoleculeCheck;
import org.molrae.chemistry.structure.Molecule;

/** The SQL functions; null, and what is no molecule, gives null. */
final class MoleculeFunctions {

    private static final int RADIUS = 2;
    private static final int BITS = 2048;

    private static final Profile PROFILE =
            Profile.of(
                    PropertyTable.DEFAULT.stream()
                            .flatMap(name -> Descriptors.named(name).stream())
                            .toList());

    private static final Row VALID = RowFactory.create(true, null, null, null);

    private MoleculeFunctions() {}

    /** What is computed of a molecule. */
    @FunctionalInterface
    private interface Of<T> extends Serializable {
        @Nullable T of(Molecule molecule) throws InvalidMoleculeException;
    }

    static void register(SparkSession spark, SparkModel model) {
        UDFRegistration functions = spark.udf();
        functions.register(
                "molrae_check",
                (UDF1<@Nullable String, @Nullable Row>) MoleculeFunctions::check,
                checked());
        register(functions, "molrae_properties", MoleculeFunctions::properties, profiled());
        functions.register(
                "molrae_kekule",
                (UDF1<@Nullable String, @Nullable String>) MoleculeFunctions::kekule,
                DataTypes.StringType);
        register(
                functions,
                "molrae_canonical",
                molecule -> CanonicalForm.of(molecule.graph()),
                DataTypes.StringType);
        register(functions, "molrae_scaffold", MurckoScaffold::of, DataTypes.StringType);
        register(
                functions,
                "molrae_fingerprint",
                MoleculeFunctions::fingerprint,
                DataTypes.BinaryType);
        functions.register(
                "molrae_tanimoto",
                (UDF2<byte @Nullable [], byte @Nullable [], @Nullable Double>)
                        MoleculeFunctions::tanimoto,
                DataTypes.DoubleType);
        functions.register(
                "molrae_encode",
                (UDF1<@Nullable String, float @Nullable []>) smiles -> encode(model, smiles),
                DataTypes.createArrayType(DataTypes.FloatType, false));
    }

    private static <T> void register(
            UDFRegistration functions, String name, Of<T> how, DataType type) {
        functions.register(
                name, (UDF1<@Nullable String, @Nullable T>) smiles -> read(smiles, how), type);
    }

    private static <T> @Nullable T read(@Nullable String smiles, Of<T> how) {
        if (smiles == null) {
            return null;
        }
        try {
            return how.of(Molecule.fromSmiles(smiles));
        } catch (InvalidMoleculeException e) {
            return null;
        }
    }

    private static StructType checked() {
        return new StructType()
                .add("valid", DataTypes.BooleanType, false)
                .add("reason", DataTypes.StringType)
                .add("position", DataTypes.IntegerType)
                .add("message", DataTypes.StringType);
    }

    private static @Nullable Row check(@Nullable String smiles) {
        if (smiles == null) {
            return null;
        }
        MoleculeCheck.Verdict verdict = MoleculeCheck.of(smiles);
        InvalidMoleculeException.Reason reason = verdict.reason();
        if (reason == null) {
            return VALID;
        }
        Integer position = verdict.position() < 0 ? null : verdict.position();
        return RowFactory.create(false, reason.label(), position, verdict.message());
    }

    /** Without the structure, which costs most of the others' time. */
    private static @Nullable String kekule(@Nullable String smiles) {
        if (smiles == null) {
            return null;
        }
        try {
            return KekuleForm.of(smiles);
        } catch (InvalidMoleculeException e) {
            return null;
        }
    }

    private static StructType profiled() {
        StructType type = new StructType();
        for (Descriptor descriptor : PROFILE.descriptors()) {
            type =
                    type.add(
                            descriptor.name(),
                            descriptor.whole() ? DataTypes.LongType : DataTypes.DoubleType,
                            false);
        }
        return type;
    }

    private static Row properties(Molecule molecule) {
        double[] values = PROFILE.of(molecule);
        List<Descriptor> descriptors = PROFILE.descriptors();
        Object[] row = new Object[values.length];
        for (int i = 0; i < row.length; i++) {
            // no conditional expression, which would make doubles of both
            if (descriptors.get(i).whole()) {
                row[i] = (long) values[i];
            } else {
                row[i] = values[i];
            }
        }
        return RowFactory.create(row);
    }

    private static byte[] fingerprint(Molecule molecule) {
        Fingerprint folded = MorganFingerprint.folded(molecule, RADIUS, BITS);
        long[] words = new long[BITS / Long.SIZE];
        folded.copyTo(words, 0);
        ByteBuffer bytes = ByteBuffer.allocate(BITS / Byte.SIZE).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(words);
        return bytes.array();
    }

    private static @Nullable Double tanimoto(byte @Nullable [] a, byte @Nullable [] b) {
        if (a == null || b == null) {
            return null;
        }
        if (a.length != b.length) {
            throw new IllegalArgumentException(
                    "fingerprints of %d and %d bytes".formatted(a.length, b.length));
        }
        int common = 0;
        int either = 0;
        for (int i = 0; i < a.length; i++) {
            common += Integer.bitCount(a[i] & b[i] & 0xFF);
            either += Integer.bitCount((a[i] | b[i]) & 0xFF);
        }
        return either == 0 ? 1 : (double) common / either;
    }

    private static float @Nullable [] encode(SparkModel model, @Nullable String smiles) {
        if (smiles == null) {
            return null;
        }
        try {
            return model.generator().encode(smiles);
        } catch (InvalidMoleculeException e) {
            return null;
        }
    }
}
