package org.molrae.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** README's lines for Spark compile; what they call is run by {@link MolraeSparkTest}. */
class ReadmeTest {

    private static final Pattern SNIPPET = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    private static final String BEGINNING =
            """
            import org.apache.spark.sql.*;
            import org.molrae.chemistry.evaluation.*;
            import org.molrae.spark.*;
            public class Snippet {
                static void run(SparkSession spark, Dataset<Row> reference, Dataset<Row> training)
                        throws Exception {
            """;

    @TempDir Path folder;

    @Test
    void readmeCompiles() throws Exception {
        String readme = Files.readString(Path.of("../../README.md"));
        int from = readme.indexOf("\n## On Spark");
        Matcher snippets =
                SNIPPET.matcher(readme.substring(from, readme.indexOf("\n## ", from + 1)));
        int compiled = 0;
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        while (snippets.find()) {
            Path source =
                    Files.writeString(
                            folder.resolve("Snippet.java"), BEGINNING + snippets.group(1) + "}}");
            StringWriter errors = new StringWriter();
            List<String> options =
                    List.of(
                            "-proc:none",
                            "-d",
                            folder.toString(),
                            "-cp",
                            System.getProperty(
                                    "surefire.test.class.path",
                                    System.getProperty("java.class.path")));
            try (StandardJavaFileManager files =
                    compiler.getStandardFileManager(null, null, null)) {
                assertThat(
                                compiler.getTask(
                                                errors,
                                                files,
                                                null,
                                                options,
                                                null,
                                                files.getJavaFileObjects(source))
                                        .call())
                        .as(errors.toString())
                        .isTrue();
            }
            compiled++;
        }
        assertThat(compiled).isPositive();
    }
}
