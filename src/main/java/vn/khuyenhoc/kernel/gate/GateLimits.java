package vn.khuyenhoc.kernel.gate;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import vn.khuyenhoc.kernel.graphql.ListBounds;

/**
 * The bounds of a request, under {@code khuyenhoc.gate} in the order in which they are checked.
 *
 * @param enabled false only to measure what the gate itself costs
 * @param variables how many values a request's variables and extensions may hold
 * @param variableDepth how deep these values may nest
 * @param characters of a document
 * @param tokens of a document
 * @param numberLength characters of one number in a document
 * @param nesting brackets of a document that may stand inside each other
 * @param operations definitions of operations in a document
 * @param fragments definitions of fragments in a document
 * @param selections of one operation with its fragments spread, likewise aliases and directives
 * @param depth fields that may stand below each other, introspection apart
 * @param lists what may be asked of one list
 * @param cost rows and statements that one operation may bring about, see {@link Price}
 * @param introspection what it costs to ask for the schema; one type a quarter
 * @param listSize rows at which a list without {@code first} is reckoned
 * @param deadlineOfBulk of what is {@code @bulk} in the schema: who is cut off in a large act only sends it again
 * @param deadlineOfExports of each page of a list that is read for a file
 * @param response the largest answer
 * @param message characters of the longest message, of the gate or any other; at least 2
 */
@ConfigurationProperties("khuyenhoc.gate")
record GateLimits(
    @DefaultValue("true") boolean enabled,
    @DefaultValue Rate rate,
    @DefaultValue("2000") int variables,
    @DefaultValue("16") int variableDepth,
    @DefaultValue("20000") int characters,
    @DefaultValue("2000") int tokens,
    @DefaultValue("40") int numberLength,
    @DefaultValue("50") int nesting,
    @DefaultValue("20") int operations,
    @DefaultValue("50") int fragments,
    @DefaultValue("30") int aliases,
    @DefaultValue("300") int selections,
    @DefaultValue("50") int directives,
    @DefaultValue("15") int depth,
    @DefaultValue ListBounds lists,
    @DefaultValue("15000") int cost,
    @DefaultValue("8000") int introspection,
    @DefaultValue("10") int listSize,
    @DefaultValue("5s") Duration deadline,
    @DefaultValue("30s") Duration deadlineOfBulk,
    @DefaultValue("30s") Duration deadlineOfExports,
    @DefaultValue("5MB") DataSize response,
    @DefaultValue("300") int message) {

    /**
     * How often one caller may ask.
     *
     * @param perMinute requests in the long run
     * @param burst requests at once after a pause
     * @param callers who are remembered at the same time; the one who asked longest ago is forgotten first
     */
    record Rate(@DefaultValue("600") int perMinute, @DefaultValue("120") int burst, @DefaultValue("100000") int callers) {}
}
