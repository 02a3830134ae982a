package vn.khuyenhoc.organization;

/** What a person does at a learning centre. */
public enum StaffRole { MANAGER, SECONDED_TEACHER, COLLABORATOR }
