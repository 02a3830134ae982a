package vn.khuyenhoc.kernel.exports;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What exports may take of the server, under {@code khuyenhoc.exports}.
 *
 * @param rows of one file
 * @param page rows that are read, and held, at once; fewer where the gate would not let so many pass
 * @param atOnce how many exports are under way, each with a thread
 * @param ofOneCaller how many of these are one caller's
 * @param time after which an export breaks off, however fast its client reads
 */
@ConfigurationProperties("khuyenhoc.exports")
record ExportLimits(@DefaultValue("500000") int rows, @DefaultValue("2000") int page, @DefaultValue("4") int atOnce,
                    @DefaultValue("2") int ofOneCaller, @DefaultValue("10m") Duration time) {}
