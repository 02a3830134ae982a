package vn.khuyenhoc.kernel.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** A real broker in this JVM, alone and on the loopback address; it can be stopped and started again on what it had stored. */
final class Broker implements AutoCloseable {
    private final int port = free();
    private final KafkaConfig config;
    private @Nullable KafkaRaftServer server;

    Broker() throws Exception {
        quiet();
        Path folder = Files.createTempDirectory("broker");
        int controller = free();
        config = new KafkaConfig(Map.ofEntries(Map.entry("process.roles", "broker,controller"), Map.entry("node.id", "1"), Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controller),
            Map.entry("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller), Map.entry("controller.listener.names", "CONTROLLER"),
            Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"), Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
            Map.entry("log.dirs", folder.toString()), Map.entry("num.partitions", "1"), Map.entry("offsets.topic.replication.factor", "1"), Map.entry("log.cleaner.enable", "false")));
        new Formatter().setClusterId(Uuid.randomUuid().toString()).setNodeId(1).setControllerListenerName("CONTROLLER").setDirectories(List.of(folder.toString()))
            .setMetadataLogDirectory(folder.toString()).setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)).run();
    }

    /** The application sets levels anew when it starts. */
    private static void quiet() {
        Stream.of("kafka", "org.apache.kafka", "state.change.logger").forEach(name -> LoggingSystem.get(Broker.class.getClassLoader()).setLogLevel(name, LogLevel.ERROR));
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    void start() {
        if (server == null) {
            quiet();
            server = new KafkaRaftServer(config, Time.SYSTEM);
            server.startup();
        }
    }

    void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    /** All that a topic holds; none if there is no such topic. */
    List<ConsumerRecord<String, String>> all(String topic) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", address(), "enable.metrics.push", false, "allow.auto.create.topics", false),
            new StringDeserializer(), new StringDeserializer())) {
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            if (consumer.listTopics().containsKey(topic)) {
                List<TopicPartition> partitions = consumer.partitionsFor(topic).stream().map(one -> new TopicPartition(topic, one.partition())).toList();
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
                long end = consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
                while (partitions.stream().mapToLong(consumer::position).sum() < end) {
                    consumer.poll(Duration.ofMillis(100)).forEach(records::add);
                }
            }
            return records;
        }
    }

    @Override
    public void close() {
        stop();
    }
}
