package vn.khuyenhoc.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/** Runs against the whole application, over HTTP, with the sample province; loaded once for all such tests, which only read. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("sample")
@OnDatabase(OnDatabase.SAMPLE)
@Import({StatementCounter.Configuration.class, Api.class, Wire.class})
public @interface SampleTest {}
