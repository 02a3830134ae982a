package vn.khuyenhoc.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files that the API gives, as a client receives and opens them. */
public final class Downloads {
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Downloads() {}

    /** What the query answers by the page, as a whole. */
    public static HttpResponse<byte[]> export(Api api, String file, String query) {
        return export(api, file, Map.of("query", query), "vi");
    }

    public static HttpResponse<byte[]> export(Api api, String file, Map<String, ?> body, String language) {
        return send(exporting(api, file, body, language));
    }

    public static HttpRequest exporting(Api api, String file, Map<String, ?> body, String language) {
        return api.request("/exports/" + file, language).header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))).build();
    }

    public static HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The rows of a file that was given, its headings first. */
    public static List<List<String>> csv(HttpResponse<byte[]> answer, char separator) {
        if (answer.statusCode() != 200 || Arrays.mismatch(answer.body(), MARK) != MARK.length) {
            throw new AssertionError(answer.statusCode() + " " + new String(answer.body(), UTF_8));
        }
        String text = new String(answer.body(), MARK.length, answer.body().length - MARK.length, UTF_8);
        return CsvReader.builder().fieldSeparator(separator).ofCsvRecord(text).stream().map(CsvRecord::getFields).toList();
    }

    public static List<List<String>> csv(HttpResponse<byte[]> answer) {
        return csv(answer, ',');
    }

    public static List<Row> xlsx(HttpResponse<byte[]> answer) {
        try (InputStream in = new ByteArrayInputStream(answer.body()); ReadableWorkbook workbook = new ReadableWorkbook(in)) {
            return new ArrayList<>(workbook.getFirstSheet().read());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All sheets by their names, each line by its headings, what is empty left out; written as {@link AnswerLines} writes it. */
    public static Map<String, List<Map<String, String>>> sheets(HttpResponse<byte[]> answer) {
        Map<String, List<Map<String, String>>> sheets = new LinkedHashMap<>();
        try (Workbook workbook = new XSSFWorkbook(new ByteArrayInputStream(answer.body()))) {
            workbook.forEach(sheet -> {
                List<String> headings = new ArrayList<>();
                sheet.getRow(0).forEach(cell -> headings.add(cell.getStringCellValue()));
                List<Map<String, String>> lines = new ArrayList<>();
                for (int i = 1; i <= sheet.getLastRowNum(); i++) {
                    Map<String, String> line = new LinkedHashMap<>();
                    if (sheet.getRow(i) != null) {
                        sheet.getRow(i).forEach(cell -> line.put(headings.get(cell.getColumnIndex()), AnswerLines.written(text(cell))));
                    }
                    lines.add(line);
                }
                sheets.put(sheet.getSheetName(), lines);
            });
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        sheets.values().forEach(lines -> lines.forEach(line -> line.values().removeIf(String::isEmpty)));
        return sheets;
    }

    /** The first line of each sheet. */
    public static List<List<String>> headings(HttpResponse<byte[]> answer) {
        List<List<String>> headings = new ArrayList<>();
        try (Workbook workbook = new XSSFWorkbook(new ByteArrayInputStream(answer.body()))) {
            workbook.forEach(sheet -> {
                List<String> first = new ArrayList<>();
                sheet.getRow(0).forEach(cell -> first.add(cell.getStringCellValue()));
                headings.add(first);
            });
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return headings;
    }

    private static String text(Cell cell) {
        return switch (cell.getCellType()) {
            case NUMERIC -> {
                if (!DateUtil.isCellDateFormatted(cell)) {
                    yield BigDecimal.valueOf(cell.getNumericCellValue()).toPlainString();
                }
                LocalDateTime moment = cell.getLocalDateTimeCellValue();
                yield cell.getCellStyle().getDataFormatString().contains("h") ? moment.atOffset(ZoneOffset.ofHours(7)).toString() : moment.toLocalDate().toString();
            }
            case BOOLEAN -> String.valueOf(cell.getBooleanCellValue());
            case STRING -> cell.getStringCellValue();
            case BLANK -> "";
            default -> throw new AssertionError("a cell that is computed or broken");
        };
    }

    /** The first error, where no file was given. */
    public static JsonNode error(HttpResponse<byte[]> answer) {
        return JSON.readTree(answer.body()).at("/errors/0");
    }
}
