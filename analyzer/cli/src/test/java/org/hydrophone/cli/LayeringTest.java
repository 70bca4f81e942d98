package org.hydrophone.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The one direction of docs/ARCHITECTURE.md, and where each library may be used. */
class LayeringTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.hydrophone");
    private static final List<String> SENSOR = List.of("capture", "frame", "flow", "reassembly", "tls", "http",
            "profile",
            "emit");
    private static final List<String> ANALYZER = List.of("observe", "template", "gateway", "catalogue", "inventory",
            "diff",
            "export");

    private static void oneWay(String half, List<String> layers) {
        for (int i = 0; i < layers.size(); i++) {
            for (int later = i + 1; later < layers.size(); later++) {
                noClasses().that().resideInAPackage("org.hydrophone." + half + "." + layers.get(i))
                        .should().dependOnClassesThat()
                        .resideInAPackage("org.hydrophone." + half + "." + layers.get(later)).check(CLASSES);
            }
        }
    }

    @Test
    void sensorKnowsNoLaterLayer() {
        oneWay("sensor", SENSOR);
    }

    @Test
    void analyzerKnowsNoLaterLayer() {
        oneWay("analyzer", ANALYZER);
    }

    @Test
    void halvesMeetInTheRecordAlone() {
        noClasses().that().resideInAPackage("org.hydrophone.sensor..").should().dependOnClassesThat()
                .resideInAnyPackage("org.hydrophone.analyzer..", "org.hydrophone.cli..").check(CLASSES);
        noClasses().that().resideInAPackage("org.hydrophone.analyzer..").should().dependOnClassesThat()
                .resideInAnyPackage("org.hydrophone.sensor..", "org.hydrophone.cli..").check(CLASSES);
        noClasses().that().resideInAPackage("org.hydrophone.record..").should().dependOnClassesThat()
                .resideOutsideOfPackages("org.hydrophone.record..", "java..", "org.jspecify..").check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        SlicesRuleDefinition.slices().matching("org.hydrophone.(*).(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void librariesStayWhereTheyBelong() {
        confined("net.openhft..", "org.hydrophone.sensor.emit", "org.hydrophone.analyzer.observe");
        confined("org.pcap4j..", "org.hydrophone.nativelib");
        confined("io.swagger..", "org.hydrophone.analyzer.inventory");
        confined("com.github.luben..", "org.hydrophone.sensor.capture");
        confined("de.siegmar..", "org.hydrophone.analyzer.export");
        confined("picocli..", "org.hydrophone.cli");
    }

    private static void confined(String library, String... where) {
        noClasses().that().resideOutsideOfPackages(where).should().dependOnClassesThat().resideInAPackage(library)
                .check(CLASSES);
    }
}
