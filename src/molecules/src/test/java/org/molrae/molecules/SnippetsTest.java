package org.molrae.molecules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documentation shows is compiled and run; what README prints, it prints. */
class SnippetsTest {

    private static final Pattern IN_JAVADOC =
            Pattern.compile("<pre>\\{@code\\n(.*?)\\n *\\* *}</pre>", Pattern.DOTALL);

    private static final Pattern IN_README = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    private static final String IMPORTS =
            """
            import java.nio.file.*;
            import java.util.*;
            import java.util.stream.*;
            import org.molrae.chemistry.evaluation.*;
            import org.molrae.chemistry.files.*;
            import org.molrae.chemistry.properties.*;
            import org.molrae.chemistry.structure.Molecule;
            import org.molrae.molecules.*;
            import org.molrae.molecules.mask.*;
            import org.molrae.molecules.optimization.*;
            import org.openscience.cdk.fingerprint.*;
            import org.openscience.cdk.interfaces.IAtomContainer;
            import org.openscience.cdk.silent.SilentChemObjectBuilder;
            import org.openscience.cdk.similarity.Tanimoto;
            import org.openscience.cdk.smiles.SmilesParser;
            """;

    @TempDir static Path folder;

    private static MoleculeGenerator generator;
    private static List<String> molecules;

    @BeforeAll
    static void load() throws IOException {
        generator = MoleculeGenerator.builder().threads(2).build();
        molecules = generator.sample(40, 7);
        Files.write(folder.resolve("test.smi"), generator.sample(40, 8));
        Files.write(folder.resolve("train.smi"), generator.sample(40, 9));
    }

    @AfterAll
    static void close() {
        generator.close();
    }

    private static List<String> snippets(Pattern pattern, String text) {
        List<String> snippets = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            snippets.add(
                    matcher.group(1).replaceAll("(?m)^ *\\* ?", "").replace("{@literal @}", "@"));
        }
        return snippets;
    }

    /** Compiles a snippet as the body of a method and runs it; what it prints. */
    private static String run(String snippet) throws Exception {
        Path work = Files.createTempDirectory(folder, "snippet");
        Path source = work.resolve("Snippet.java");
        Files.writeString(
                source,
                IMPORTS
                        + "public class Snippet { public static void run(Path folder,"
                        + " MoleculeGenerator generator, List<String> molecules) throws Exception"
                        + " {\n"
                        + snippet
                        + "\n}}\n");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        boolean compiled =
                compiler.getTask(
                                errors,
                                null,
                                null,
                                List.of(
                                        "-proc:none",
                                        "-d",
                                        work.toString(),
                                        "-cp",
                                        ClassPath.ofTests()),
                                null,
                                compiler.getStandardFileManager(null, null, null)
                                        .getJavaFileObjects(source))
                        .call();
        assertThat(compiled).as(errors + "\n" + snippet).isTrue();
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Locale locale = Locale.getDefault();
        try (URLClassLoader loader =
                new URLClassLoader(
                        new URL[] {work.toUri().toURL()}, SnippetsTest.class.getClassLoader())) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            Locale.setDefault(Locale.ROOT);
            loader.loadClass("Snippet")
                    .getMethod("run", Path.class, MoleculeGenerator.class, List.class)
                    .invoke(null, folder, generator, molecules);
        } finally {
            System.setOut(out);
            Locale.setDefault(locale);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void javadocIsRun() throws Exception {
        Path molecules = Path.of("src/main/java/org/molrae/molecules");
        List<Path> files =
                List.of(
                        molecules.resolve("package-info.java"),
                        molecules.resolve("GeneratorBuilder.java"),
                        molecules.resolve("MoleculeGenerator.java"),
                        molecules.resolve("Sampling.java"),
                        molecules.resolve("MoleculeTraining.java"),
                        molecules.resolve("optimization/Optimization.java"),
                        Path.of(
                                "../chemistry/src/main/java/org/molrae/chemistry/evaluation/Evaluation.java"));
        for (Path file : files) {
            List<String> snippets = snippets(IN_JAVADOC, Files.readString(file));
            assertThat(snippets).as(file.toString()).isNotEmpty();
            for (String snippet : snippets) {
                String printed = run(snippet);
                assertThat(printed.isEmpty())
                        .as(file + ":\n" + snippet)
                        .isEqualTo(!snippet.contains("System.out"));
            }
        }
    }

    @Test
    void readmePrintsWhatItSays() throws Exception {
        String readme = Files.readString(Path.of("../../README.md"));
        int from = readme.indexOf("## In Java");
        String section = readme.substring(from, readme.indexOf("\n## ", from + 1));
        List<String> snippets = snippets(IN_README, section);
        assertThat(snippets).hasSizeGreaterThanOrEqualTo(2);
        List<String> outputs =
                snippets(
                        Pattern.compile("```\\n\\n?prints\\n+```\\n(.*?)```", Pattern.DOTALL),
                        section);
        assertThat(outputs).hasSize(1);
        String printed = run(snippets.get(0));
        System.err.println(printed);
        assertThat(printed).isEqualTo(outputs.get(0));
        for (String snippet : snippets.subList(1, snippets.size())) {
            run(snippet);
        }
    }
}
