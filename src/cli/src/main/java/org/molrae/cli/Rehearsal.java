package org.molrae.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.molrae.cli.terminal.Logs;
import org.molrae.cli.terminal.Streams;

/**
 * Runs the verbs that are mostly run for a moment, one after another in one virtual machine: the
 * build lets it write down the classes that they load, and later runs share them. Nothing is
 * checked here; a verb that fails, as on a machine without the engine's libraries, only leaves its
 * classes to be loaded one by one.
 */
final class Rehearsal {

    private static final String MOLECULES =
            """
            CC(C)(C)c1ccc2occ(CC(=O)Nc3ccccc3F)c2c1 first
            C[C@@H]1CC(Nc2cncc(-c3nncn3C)c2)C[C@@H](C)C1 second
            N#Cc1ccc(-c2ccc(O[C@@H](C(=O)N3CCCC3)c3ccccc3)cc2)cc1 third
            C(
            """;

    private Rehearsal() {}

    /** Runs the verbs; all they write is thrown away. */
    public static void main(String[] args) throws IOException {
        Logs.configure(args);
        CdkLog.install();
        Path file = Files.createTempFile("molrae", ".smi");
        try {
            Files.writeString(file, MOLECULES);
            String molecules = file.toString();
            run("--help");
            run("sample", "--help");
            run("smaple");
            run("check", "-");
            run("properties", molecules);
            run("derive", molecules);
            run("evaluate", molecules, "--reference", molecules);
            run("sample", "--seed", "1", "--count", "300", "--threads", "2");
            run("sample", "--seed", "1", "--count", "10", "--unique", "--novel", "--quiet");
            run("encode", molecules);
            run("neighbors", "CCO", "--count", "3");
        } finally {
            Files.delete(file);
        }
        // the engine's own threads must not keep the build waiting
        System.exit(0);
    }

    private static void run(String... args) {
        byte[] input = MOLECULES.getBytes(StandardCharsets.UTF_8);
        OutputStream nowhere = OutputStream.nullOutputStream();
        PrintStream errors = new PrintStream(nowhere, false, StandardCharsets.UTF_8);
        Main.run(new Streams(new ByteArrayInputStream(input), nowhere, errors, false, 80), args);
    }
}
