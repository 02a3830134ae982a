package vn.khuyenhoc.kernel.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import vn.khuyenhoc.kernel.Refusal;

/**
 * Unpacks a workbook once and keeps nothing, to see that nothing in it is larger than it may be before any of it is
 * held in memory. What an archive says of its sizes is not believed.
 */
final class Packing {
    private static final int SMALL = 1 << 20;
    /** Of bytes without any markup: a longer text, or name, is no cell. A character takes six bytes at most. */
    private static final int BYTES_PER_CHARACTER = 6;

    private final SheetLimits limits;
    private final byte[] buffer = new byte[1 << 16];
    private long unpacked;

    private Packing(SheetLimits limits) {
        this.limits = limits;
    }

    static void check(Path file, SheetLimits limits) throws IOException {
        Packing packing = new Packing(limits);
        try (ZipFile archive = new ZipFile(file.toFile())) {
            if (archive.size() > limits.parts()) {
                throw new Refusal("SHEET_NOT_READABLE", "file");
            }
            List<? extends ZipEntry> entries = Collections.list(archive.entries());
            if (entries.stream().noneMatch(entry -> entry.getName().equals("[Content_Types].xml"))) {
                throw new Refusal("SHEET_NOT_READABLE", "file");
            }
            for (ZipEntry entry : entries) {
                packing.check(archive, entry);
            }
        } catch (ZipException broken) {
            throw new Refusal("SHEET_NOT_READABLE", "file");
        }
    }

    private void check(ZipFile archive, ZipEntry entry) throws IOException {
        String name = entry.getName().toLowerCase(Locale.ROOT);
        boolean markup = name.endsWith(".xml") || name.endsWith(".rels");
        long packed = Math.max(1, entry.getCompressedSize());
        long part = 0;
        int run = 0;
        try (InputStream in = archive.getInputStream(entry)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                part += read;
                unpacked += read;
                if (unpacked > limits.unpacked().toBytes() || (part > SMALL && part / packed > limits.ratio())
                    || (name.endsWith("sharedstrings.xml") && part > limits.sharedTexts().toBytes())) {
                    throw new Refusal("SHEET_TOO_LARGE", "file");
                }
                run = markup ? longestRun(read, run) : 0;
            }
        }
    }

    /** @return how many bytes have come since the last bracket */
    private int longestRun(int read, int before) {
        int run = before;
        for (int i = 0; i < read; i++) {
            run = buffer[i] == '<' || buffer[i] == '>' ? 0 : run + 1;
            if (run > limits.cellLength() * BYTES_PER_CHARACTER + 1_000) {
                throw new Refusal("SHEET_CELL_TOO_LONG", "file", "?", limits.cellLength());
            }
        }
        return run;
    }
}
