// What a Relay client writes: a fragment that pages and refetches by the id of its organization.
declare function graphql(document: TemplateStringsArray): unknown;

export const membersFragment = graphql`
  fragment Members_organization on Organization
  @refetchable(queryName: "MembersPageQuery")
  @argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" }, name: { type: "String" }) {
    name
    members(first: $count, after: $cursor, where: { fullName: { contains: $name } }, orderBy: FULL_NAME_ASC)
    @connection(key: "Members_members", filters: ["where"]) {
      edges {
        node {
          id
          fullName
          joinedOn
        }
      }
    }
  }
`;

export const pageQuery = graphql`
  query MembersQuery($code: String!, $asOf: Date!) {
    organization(code: $code, asOf: $asOf) {
      id
      ...Members_organization
    }
  }
`;
