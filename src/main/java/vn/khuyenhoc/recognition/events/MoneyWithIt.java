package vn.khuyenhoc.recognition.events;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.graphql.Node;

/** What was awarded as the module that pays sees it: whether money goes with it. */
public interface MoneyWithIt extends Node {
    /** Whole VND, or null. */
    @Nullable Long amount();
}
