package org.molrae.molecules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Class loaders as fat jars, servers and plug-ins have them, in a JVM of their own: an engine's
 * native library can be loaded once.
 */
class ClassLoadersTest {

    private static final String SERVICES = "META-INF/services/ai.djl.engine.EngineProvider";

    /**
     * A loader of the whole class path that sees what maven-shade leaves of DJL's service files
     * where it is told nothing of them: one of the two, here the one that does not name PyTorch.
     */
    private static final class Shaded extends URLClassLoader {

        Shaded(URL... urls) {
            super(urls, ClassLoader.getPlatformClassLoader());
        }

        @Override
        public Enumeration<URL> findResources(String name) throws IOException {
            List<URL> found = Collections.list(super.findResources(name));
            if (name.equals(SERVICES)) {
                assertThat(found).hasSize(2);
                found.removeIf(url -> url.toString().contains("pytorch-engine"));
                assertThat(found).hasSize(1);
            }
            return Collections.enumeration(found);
        }
    }

    /** The other JVM: two loaders, one after the other, in threads that know of neither. */
    public static final class Server {

        private Server() {}

        public static void main(String[] args) throws Exception {
            List<URL> urls = new ArrayList<>();
            for (String entry : args[0].split(File.pathSeparator, -1)) {
                urls.add(Path.of(entry).toUri().toURL());
            }
            URL[] path = urls.toArray(URL[]::new);
            Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
            // neither is closed: that the first is in use is what the second stumbles over
            Shaded first = new Shaded(path);
            System.out.println("first: " + sample(first));
            System.out.println("second: " + sample(new Shaded(path)));
            System.out.println("first again: " + sample(first));
        }

        private static @Nullable Object sample(ClassLoader loader)
                throws ReflectiveOperationException {
            Class<?> generator = loader.loadClass("org.molrae.molecules.MoleculeGenerator");
            try (AutoCloseable released =
                    (AutoCloseable) generator.getMethod("released").invoke(null)) {
                return generator.getMethod("sample", int.class, long.class).invoke(released, 2, 1);
            } catch (InvocationTargetException e) {
                return e.getCause();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void aShadedJarWorksAndASecondLoaderIsToldWhatToDo() throws Exception {
        String path = ClassPath.ofTests();
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        path,
                        Server.class.getName(),
                        path);
        builder.environment().put("OMP_NUM_THREADS", "1");
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        List<String> lines = said.lines().toList();
        List<String> drawn;
        try (MoleculeGenerator generator = MoleculeGenerator.released()) {
            drawn = generator.sample(2, 1);
        }
        assertThat(lines)
                .containsExactly(
                        "first: " + drawn,
                        "second: java.lang.IllegalStateException: PyTorch's native library is"
                                + " already loaded by another class loader of this JVM: put molrae"
                                + " and DJL where both see one copy, the server's shared class path"
                                + " for instance",
                        "first again: " + drawn);
    }
}
