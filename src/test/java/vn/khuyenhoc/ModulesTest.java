package vn.khuyenhoc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.util.ApplicationModulesExporter;
import org.springframework.modulith.docs.Documenter;

/** The boundaries between the modules hold, and what is written about them is what the code says. First, while there is room: among the contexts of all tests it took four times as long. */
@DisabledIfEnvironmentVariable(named = "TEST_MYSQL", matches = ".+", disabledReason = "the code's own shape, whatever the database; seen by the run on H2")
@Order(1)
class ModulesTest {
    private static final ApplicationModules MODULES = ApplicationModules.of(KhuyenHoc.class);
    private static final Path PAGES = Path.of("docs/modules");
    private static final Path METADATA = Path.of("src/main/resources", ApplicationModulesExporter.DEFAULT_LOCATION);

    @Test
    void dependOnlyOnWhatTheyDeclare() {
        MODULES.verify();
        assertThat(MODULES.stream().map(module -> module.getIdentifier().toString()))
            .containsExactlyInAnyOrder("kernel", "organization", "recognition", "fund", "campaign", "sample");
    }

    /** CI fails when a commit leaves these pages stale. */
    @Test
    void areDocumentedFromTheCode() throws IOException {
        Path fresh = Files.createTempDirectory("modules");
        new Documenter(MODULES, Documenter.Options.defaults().withOutputFolder(fresh.toString())).writeDocumentation();
        try (Stream<Path> pages = Files.list(fresh)) {
            for (Path page : pages.toList()) {
                replaceIfStale(PAGES.resolve(page.getFileName()), Files.readString(page));
            }
        }
        assertThat(PAGES.resolve("module-fund.adoc")).content().contains("OrganizationsEstablished");
    }

    /** With this file the application knows its modules at once; without it every start reads all classes, which took 4 s of 11. */
    @Test
    void areListedForTheRunningApplication() throws IOException {
        replaceIfStale(METADATA, new ApplicationModulesExporter(MODULES).toJson() + "\n");
        assertThat(METADATA).content().contains("\"organization\"");
    }

    /** Modulith writes the same lines in another order every time; only other words make a page stale. */
    private static void replaceIfStale(Path page, String fresh) throws IOException {
        if (!Files.exists(page) || !words(Files.readString(page)).equals(words(fresh))) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, fresh);
        }
    }

    private static List<String> words(String page) {
        return Stream.of(page.split("[\\s,\\[\\]]+")).sorted().toList();
    }
}
