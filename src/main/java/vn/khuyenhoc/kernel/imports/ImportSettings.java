package vn.khuyenhoc.kernel.imports;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How spreadsheets are worked on, under {@code khuyenhoc.imports}.
 *
 * @param cutOff after which work that nobody touched was cut off with its process; who works, or has it waiting, touches it
 *     four times as often
 */
@ConfigurationProperties("khuyenhoc.imports")
record ImportSettings(@DefaultValue("60s") Duration cutOff) {}
