package vn.khuyenhoc.kernel.tables;

import graphql.language.Field;

/** A field of the way to a list, with the type on which it is selected. */
public record Step(Field field, String on) {}
