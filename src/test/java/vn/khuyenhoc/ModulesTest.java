package vn.khuyenhoc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.util.ApplicationModulesExporter;
import org.springframework.modulith.docs.Documenter;

/** The boundaries between the modules hold, and what is written about them is what the code says. */
class ModulesTest {
    private static final ApplicationModules MODULES = ApplicationModules.of(KhuyenHoc.class);
    private static final Path METADATA = Path.of("src/main/resources", ApplicationModulesExporter.DEFAULT_LOCATION);

    @Test
    void dependOnlyOnWhatTheyDeclare() {
        MODULES.verify();
        assertThat(MODULES.stream().map(module -> module.getIdentifier().toString()))
            .containsExactlyInAnyOrder("kernel", "organization", "recognition", "fund", "campaign", "sample");
    }

    /** CI fails when a commit leaves these pages stale. */
    @Test
    void areDocumentedFromTheCode() {
        new Documenter(MODULES, Documenter.Options.defaults().withOutputFolder("docs/modules")).writeDocumentation();
        assertThat(Path.of("docs/modules/module-fund.adoc")).content().contains("OrganizationsEstablished");
    }

    /** With this file the application knows its modules at once; without it every start reads all classes, which took 4 s of 11. */
    @Test
    void areListedForTheRunningApplication() throws IOException {
        String metadata = new ApplicationModulesExporter(MODULES).toJson() + "\n";
        if (!Files.exists(METADATA) || !Files.readString(METADATA).equals(metadata)) {
            Files.createDirectories(METADATA.getParent());
            Files.writeString(METADATA, metadata);
        }
        assertThat(METADATA).content().contains("\"organization\"");
    }
}
