package vn.khuyenhoc.kernel.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.access.Identification;
import vn.khuyenhoc.kernel.access.Role;
import vn.khuyenhoc.kernel.errors.PlainAnswer;
import vn.khuyenhoc.kernel.sheet.SheetWriter;
import vn.khuyenhoc.kernel.sheet.Spreadsheet;

/** Takes spreadsheets, and gives empty ones with the right headings. */
@RestController
class ImportUploads {
    private static final MediaType XLSX = MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
    private static final int LONGEST_NAME = 200;

    private final Importing importing;
    private final Spreadsheet spreadsheet;
    private final PlainAnswer answer;

    ImportUploads(Importing importing, Spreadsheet spreadsheet, PlainAnswer answer) {
        this.importing = importing;
        this.spreadsheet = spreadsheet;
        this.answer = answer;
    }

    @PostMapping(path = "/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, String>> take(MultipartHttpServletRequest request) throws IOException {
        Caller caller = sender();
        ImportKind wanted = importing.kind(Objects.requireNonNullElse(request.getParameter("kind"), ""));
        if (!caller.has(wanted.role()) && !caller.has(Role.ADMIN)) {
            throw new Refusal("ROLE_MISSING", null, wanted.role());
        }
        MultipartFile file = request.getFile("file");
        if (file == null) {
            throw new Refusal("FILE_MISSING", "file");
        }
        if (file.getSize() > spreadsheet.largestFile()) {
            throw new Refusal("SHEET_TOO_LARGE", "file");
        }
        String named = file.getOriginalFilename();
        String name = named == null ? null : Text.optionalLine(named.replaceAll("\\p{Cntrl}|\\p{Cf}", " "), "file", LONGEST_NAME);
        Path copy = Files.createTempFile("import", ".sheet");
        try {
            file.transferTo(copy);
            long id = importing.read(wanted, name, copy, caller);
            return ResponseEntity.accepted().body(Map.of("id", GlobalId.of("Import", id)));
        } catch (IOException | RuntimeException failed) {
            Importing.delete(copy);
            throw failed;
        }
    }

    /** No form, or from somebody who takes no JSON in answer. */
    @PostMapping("/imports")
    void refuse(HttpServletRequest request, HttpServletResponse response) {
        sender();
        if (request instanceof MultipartHttpServletRequest) {
            throw new Refusal("NOT_ACCEPTABLE", null);
        }
        response.setHeader(HttpHeaders.ACCEPT, MediaType.MULTIPART_FORM_DATA_VALUE);
        throw new Refusal("FORM_EXPECTED", null);
    }

    private static Caller sender() {
        Caller caller = Identification.caller();
        if (!caller.known()) {
            throw new Refusal("UNAUTHENTICATED", null);
        }
        if (!caller.has(Role.OFFICER) && !caller.has(Role.ADMIN)) {
            throw new Refusal("ROLE_MISSING", null, Role.OFFICER);
        }
        return caller;
    }

    @GetMapping("/imports/templates/{kind}.xlsx")
    void workbook(@PathVariable String kind, HttpServletResponse response) throws IOException {
        template(importing.kind(kind), response, XLSX, "xlsx");
    }

    @GetMapping("/imports/templates/{kind}.csv")
    void text(@PathVariable String kind, HttpServletResponse response) throws IOException {
        template(importing.kind(kind), response, CSV, "csv");
    }

    private static void template(ImportKind kind, HttpServletResponse response, MediaType type, String ending) throws IOException {
        response.setContentType(type.toString());
        response.setHeader("Content-Disposition", "attachment; filename=\"" + kind.name() + "." + ending + "\"");
        List<ImportColumn> columns = kind.columns();
        try (SheetWriter sheet = type == CSV ? SheetWriter.csv(response.getOutputStream()) : SheetWriter.xlsx(response.getOutputStream(), kind.name())) {
            sheet.row(columns.stream().map(ImportColumn::heading).toList());
            sheet.row(columns.stream().map(ImportColumn::example).toList());
        }
    }

    @ExceptionHandler(Refusal.class)
    void refused(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpStatus status = switch (refusal.code()) {
            case "UNAUTHENTICATED" -> HttpStatus.UNAUTHORIZED;
            case "ROLE_MISSING" -> HttpStatus.FORBIDDEN;
            case "NOT_ACCEPTABLE" -> HttpStatus.NOT_ACCEPTABLE;
            case "FORM_EXPECTED" -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case "SHEET_TOO_LARGE" -> HttpStatus.CONTENT_TOO_LARGE;
            case "SERVER_BUSY" -> HttpStatus.SERVICE_UNAVAILABLE;
            default -> HttpStatus.BAD_REQUEST;
        };
        answer.write(request, response, status.value(), refusal);
    }

    @ExceptionHandler(MultipartException.class)
    void unreadable(MultipartException broken, HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean large = broken instanceof MaxUploadSizeExceededException;
        answer.write(request, response, large ? 413 : 400, large ? new Refusal("SHEET_TOO_LARGE", "file") : new Refusal("REQUEST_MALFORMED", null));
    }
}
