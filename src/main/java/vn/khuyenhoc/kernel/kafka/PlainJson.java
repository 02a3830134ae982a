package vn.khuyenhoc.kernel.kafka;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.springframework.kafka.support.SimpleKafkaHeaderMapper;
import org.springframework.kafka.support.converter.ByteArrayJacksonJsonMessageConverter;
import org.springframework.messaging.Message;
import tools.jackson.databind.json.JsonMapper;

/** An event as it stands in the table of publications, with headers that are text; no consumer needs to know of our classes. */
class PlainJson extends ByteArrayJacksonJsonMessageConverter {
    PlainJson(JsonMapper json) {
        super(json);
        var headers = new SimpleKafkaHeaderMapper("ce_*", "content-type");
        headers.setMapAllStringsOut(true);
        setHeaderMapper(headers);
    }

    @Override
    protected Headers initialRecordHeaders(Message<?> message) {
        return new RecordHeaders();
    }
}
