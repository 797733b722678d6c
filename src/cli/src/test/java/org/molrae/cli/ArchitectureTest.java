package org.molrae.cli;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The direction of dependencies. What a module may have on its class path at all is in its POM. */
final class ArchitectureTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.molrae");

    @Test
    void noPackageDependsOnItselfByWayOfOthers() {
        assertThat(CLASSES).hasSizeGreaterThan(500);
        slices().matching("org.molrae.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void noPackageIsInTwoModules() {
        Map<String, Set<String>> modules = new TreeMap<>();
        for (JavaClass type : CLASSES) {
            String source = type.getSource().orElseThrow().getUri().toString();
            String module = source.substring(0, source.indexOf("org/molrae"));
            modules.computeIfAbsent(type.getPackageName(), name -> new TreeSet<>()).add(module);
        }
        assertThat(modules).allSatisfy((name, homes) -> assertThat(homes).hasSize(1));
    }
}
