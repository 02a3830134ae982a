package vn.khuyenhoc.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import vn.khuyenhoc.organization.UnitKind;
import vn.khuyenhoc.organization.UnitLevel;

/** A line of {@code sample/quang-tri-units.csv}: the units of the province that were valid in 2023. */
record AdministrativeLine(UnitLevel level, String code, String name, UnitKind kind, String parentCode) {
    static final String PROVINCE_CODE = "45";

    static List<AdministrativeLine> all() {
        var file = Objects.requireNonNull(AdministrativeLine.class.getResourceAsStream("/sample/quang-tri-units.csv"));
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(line -> line.split(",")).map(cells ->
                new AdministrativeLine(UnitLevel.valueOf(cells[0]), cells[1], cells[2], UnitKind.valueOf(cells[3]), cells[4])).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
