import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Target;
import org.slf4j.LoggerFactory;

/**
 * Writes each module's jOOQ tables from that module's own migrations: migrates an in-memory H2 and reads it back.
 * Run by Maven in generate-sources; does nothing while neither a migration nor this file has changed.
 *
 * <p>Arguments: the folder of migrations (a folder a module) and the folder to generate into.
 */
class GenerateTables {
    /** Columns whose values are a module's own enum: module, column, enum. */
    private static final List<String[]> ENUMS = List.of(
        new String[] {"__root", "parked_event\\.state", "kernel.events.ParkedEventState"},
        new String[] {"organization", "organization_register\\.level", "organization.OrganizationLevel"},
        new String[] {"organization", "organization_register\\.basis", "organization.OrganizationBasis"},
        new String[] {"organization", "organization_register\\.ended_as", "organization.OrganizationState"},
        new String[] {"organization", "organization_proposal\\.level", "organization.OrganizationLevel"},
        new String[] {"organization", "organization_proposal\\.basis", "organization.OrganizationBasis"},
        new String[] {"organization", "organization_unit\\.level", "organization.UnitLevel"},
        new String[] {"organization", "organization_unit\\.kind", "organization.UnitKind"},
        new String[] {"organization", "organization_centre(_total)?\\.level", "organization.CentreLevel"},
        new String[] {"organization", "organization_centre_staff(_total)?\\.role", "organization.StaffRole"},
        new String[] {"organization", "organization_officer\\.position", "organization.OfficerPosition"},
        new String[] {"recognition", "recognition_(title|criteria|eligible)\\w*\\.kind", "recognition.TitleKind"},
        new String[] {"recognition", ".*\\.recipient_kind", "recognition.RecipientKind"},
        new String[] {"recognition", "recognition_commendation\\.form", "recognition.CommendationForm"},
        new String[] {"recognition", "recognition_commendation(_step)?\\.state", "recognition.CommendationState"},
        new String[] {"recognition", "recognition_title_case(_step)?\\.state", "recognition.TitleCaseState"},
        new String[] {"recognition", ".*\\.unit_kind", "recognition.LearningUnitKind"},
        new String[] {"fund", "fund_donor\\.kind", "fund.DonorKind"},
        new String[] {"fund", "fund_contribution\\.kind", "fund.ContributionKind"},
        new String[] {"fund", ".*\\.purpose", "fund.GrantPurpose"},
        new String[] {"fund", "fund_transfer\\.state", "fund.transfer.TransferState"},
        new String[] {"fund", "fund_transfer\\.cause", "fund.transfer.TransferCause"},
        new String[] {"fund", "fund_entry\\.(debit|credit)", "fund.ledger.LedgerAccount"},
        new String[] {"fund", "fund_grant\\.state", "fund.GrantState"},
        new String[] {"fund", "fund_year\\.state", "fund.FundYearState"},
        new String[] {"campaign", "campaign_campaign\\.kind", "campaign.CampaignKind"},
        new String[] {"campaign", "campaign_(campaign|round)\\.state", "campaign.MovementState"},
        new String[] {"campaign", "campaign_activity\\.kind", "campaign.ActivityKind"},
        new String[] {"campaign", ".*\\.indicator", "campaign.Indicator"},
        new String[] {"campaign", "campaign_report\\.state", "campaign.report.ReportState"},
        new String[] {"campaign", "campaign_campaign\\.reward_level", "organization.OrganizationLevel"},
        new String[] {"campaign", "campaign_campaign\\.reward_form", "recognition.CommendationForm"});

    private static final List<ForcedType> TIMES = List.of(
        new ForcedType().withUserType("java.time.LocalDate").withBinding("vn.khuyenhoc.kernel.sql.TimeBinding.Day").withIncludeTypes("(?i:date)"),
        new ForcedType().withUserType("java.time.LocalDateTime").withBinding("vn.khuyenhoc.kernel.sql.TimeBinding.Moment").withIncludeTypes("(?i:timestamp.*|datetime.*)"));

    private static final String H2 = "jdbc:h2:mem:%s;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1";

    public static void main(String[] arguments) throws Exception {
        Path migrations = Path.of(arguments[0]);
        Path target = Path.of(arguments[1]);
        Path stamp = target.resolve("stamp");
        String inputs = hashOf(migrations);
        if (Files.exists(stamp) && Files.readString(stamp).equals(inputs)) {
            return;
        }
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        try (Stream<Path> modules = Files.list(migrations)) {
            for (Path module : modules.filter(Files::isDirectory).sorted().toList()) {
                generate(module, target);
            }
        }
        Files.writeString(stamp, inputs);
    }

    private static void generate(Path migrations, Path target) throws Exception {
        String module = migrations.getFileName().toString();
        String url = H2.formatted(module);
        Flyway.configure().dataSource(url, "sa", "").locations("filesystem:" + migrations).load().migrate();
        boolean root = module.equals("__root");
        GenerationTool.generate(new Configuration()
            .withJdbc(new Jdbc().withUrl(url).withUser("sa").withPassword(""))
            .withGenerator(new Generator()
                .withDatabase(new Database()
                    .withName("org.jooq.meta.h2.H2Database")
                    .withInputSchema("public").withOutputSchemaToDefault(true)
                    .withIncludes(root ? "processed_event|event_cause|idempotent_answer|change_record|change_fact|spreadsheet_import(_row)?|parked_event" : module + "_.*")
                    .withForcedTypes(Stream.concat(ENUMS.stream().filter(e -> e[0].equals(module)).map(GenerateTables::enumType), TIMES.stream()).toList()))
                .withGenerate(new Generate().withGlobalObjectReferences(true).withKeys(true).withIndexes(true).withComments(false).withFluentSetters(true))
                .withTarget(new Target()
                    .withPackageName("vn.khuyenhoc." + (root ? "kernel" : module) + ".jooq")
                    .withDirectory(target.toString()))));
    }

    private static ForcedType enumType(String[] row) {
        return new ForcedType().withUserType("vn.khuyenhoc." + row[2]).withEnumConverter(true).withIncludeExpression(".*" + row[1]);
    }

    private static String hashOf(Path migrations) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        try (Stream<Path> files = Files.walk(migrations)) {
            for (Path file : Stream.concat(files.filter(Files::isRegularFile).sorted(), Stream.of(self(migrations))).toList()) {
                digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** This file: {@code src/build}, seen from {@code src/main/resources/db/migration}. */
    private static Path self(Path migrations) throws IOException {
        return migrations.resolve("../../../../build/GenerateTables.java").toRealPath();
    }
}
