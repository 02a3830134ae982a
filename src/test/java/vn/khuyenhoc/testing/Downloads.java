package vn.khuyenhoc.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
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

    /** The first error, where no file was given. */
    public static JsonNode error(HttpResponse<byte[]> answer) {
        return JSON.readTree(answer.body()).at("/errors/0");
    }
}
