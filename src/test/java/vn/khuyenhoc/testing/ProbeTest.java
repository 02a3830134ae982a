package vn.khuyenhoc.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** Runs against the whole application, over HTTP, with the fields of {@link Probe}, a short deadline and small answers. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@OnDatabase(OnDatabase.QUIET)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"khuyenhoc.gate.deadline=3s", "khuyenhoc.gate.deadline-of-bulk=4s", "khuyenhoc.gate.response=10KB", "spring.datasource.hikari.connection-timeout=500"})
@Import({Probe.class, Api.class, SelfIssued.class})
public @interface ProbeTest {}
