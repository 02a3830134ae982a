package vn.khuyenhoc.kernel.documents;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which documents a server runs.
 *
 * @param trustedOnly whether those of the query library are the only ones
 * @param parsed how many nodes, of some 120 bytes each, the parsed documents have that are kept
 * @param remembered how many characters of the documents that clients registered are kept
 */
@ConfigurationProperties("khuyenhoc.documents")
record DocumentSettings(@DefaultValue("false") boolean trustedOnly, @DefaultValue("400000") int parsed, @DefaultValue("2000000") int remembered) {}
