import { z } from "zod";
import { pageInput, pageOf } from "./paging.ts";
import { permission, role } from "./permission-schemas.ts";
import { email, id, instant, line } from "./primitives.ts";
import { isSitePath } from "./site-path.ts";
import { ownRoleRef } from "./staff-roles.ts";
import { auditKinds } from "./vocabulary.ts";

export const personName = line(100).pipe(z.string().min(1, { error: "Enter a name" }));

/** At least 10 characters and not a well-known one (checked by the server); argon2id makes the upper bound harmless. */
export const password = z
  .string()
  .min(10, { error: "Use at least 10 characters" })
  .max(200, { error: "Use at most 200 characters" });

export const claimInput = z.object({
  token: z.string().min(20).max(200),
  publicationName: line(100).pipe(z.string().min(1, { error: "Give the publication a name" })),
  name: personName,
  email,
  password,
});
export type ClaimInput = z.infer<typeof claimInput>;

/** Who is signed in now; the session itself is in the browser's cookie. */
export const signedInOutput = z.object({ userId: id });
/** Whether this publication has an owner yet. */
export const installationState = z.object({ claimed: z.boolean() });

export const signInWithPasswordInput = z.object({ email, password: z.string().min(1).max(200) });
export const requestSignInLinkInput = z.object({
  email,
  /** Where the link leads: a path of this site. */
  next: z.string().refine(isSitePath, { error: "Use a path of this site" }).optional(),
});
/** The same for every address, whether somebody may sign in with it or not. */
export const requestSignInLinkOutput = z.object({ requested: z.literal(true) });
export const setPasswordInput = z.object({
  currentPassword: z.string().max(200).optional(),
  newPassword: password,
});

/** The signed-in person as the studio needs it. */
export const me = z.object({
  userId: id,
  authorId: id,
  name: z.string(),
  email: z.string(),
  role,
  ownRole: ownRoleRef.nullable(),
  permissions: z.array(permission),
  hasPassword: z.boolean(),
  sessionId: id,
});
export type Me = z.infer<typeof me>;
export const updateMeInput = z.object({ name: personName.optional() });

export const staffMember = z
  .object({
    userId: id,
    authorId: id,
    name: z.string(),
    email: z.string(),
    role,
    /** A role of the publication's own; it stands instead of `role`. */
    ownRole: ownRoleRef.nullable(),
    /** Granted to this person on top of their role. */
    extraPermissions: z.array(permission),
    /** Everything they may do. */
    permissions: z.array(permission),
    /** They have set up a second factor: an authenticator app or a passkey. */
    secondFactor: z.boolean(),
    suspended: z.boolean(),
    joinedAt: instant,
    lastSeenAt: instant.nullable(),
  })
  .meta({ id: "StaffMember" });
export type StaffMember = z.infer<typeof staffMember>;
export const listStaffOutput = z.array(staffMember);
export const suspendStaffInput = z.object({ userId: id, suspended: z.boolean() });
export const removeStaffInput = z.object({ userId: id });
/** Gives ownership to another member; the former owner becomes an administrator. */
export const transferOwnershipInput = z.object({ userId: id });

export const invitation = z.object({
  id,
  email: z.string(),
  role,
  ownRole: ownRoleRef.nullable(),
  invitedBy: z.string().nullable(),
  /** Whoever sent it could send it today. If not, its link opens nothing until somebody else sends it again. */
  vouched: z.boolean(),
  createdAt: instant,
  expiresAt: instant,
});
export type Invitation = z.infer<typeof invitation>;
export const listInvitationsOutput = z.array(invitation);
export const invitationRefInput = z.object({ id });
export const readInvitationInput = z.object({ token: z.string().min(20).max(200) });
/** What somebody who holds an invitation's link may know before accepting. */
export const invitationPreview = z.object({
  publicationName: z.string(),
  email: z.string(),
  role,
  ownRole: ownRoleRef.nullable(),
  /** True when the address already has an account: no name and password are asked for then. */
  hasAccount: z.boolean(),
});
export type InvitationPreview = z.infer<typeof invitationPreview>;
export const acceptInvitationInput = readInvitationInput.extend({
  name: personName.optional(),
  password: password.optional(),
});
export type AcceptInvitationInput = z.infer<typeof acceptInvitationInput>;

export const session = z.object({
  id,
  method: z.enum(["password", "link", "oidc", "claim", "invitation", "passkey"]),
  userAgent: z.string().nullable(),
  ip: z.string().nullable(),
  createdAt: instant,
  lastSeenAt: instant,
  current: z.boolean(),
});
export type Session = z.infer<typeof session>;
export const listSessionsOutput = z.array(session);
export const revokeSessionInput = z.object({ id });
export const revokeOtherSessionsOutput = z.object({ revoked: z.number().int() });

export const auditEntry = z
  .object({
    id,
    action: z.string(),
    actorName: z.string().nullable(),
    subjectType: z.string(),
    subjectId: z.string().nullable(),
    /** What a person, post, author or invited address is called now; null where it is gone or has no name. */
    subjectName: z.string().nullable(),
    data: z.record(z.string(), z.json()),
    createdAt: instant,
  })
  .meta({ id: "AuditEntry" });
export type AuditEntry = z.infer<typeof auditEntry>;
export const auditKind = z.enum(auditKinds);
export type AuditKind = z.infer<typeof auditKind>;

export const auditFilters = z.object({
  action: z.string().max(100).optional(),
  /** Who did it. */
  userId: id.optional(),
  kind: auditKind.optional(),
  /** The one thing it was about. */
  subjectId: id.optional(),
  from: instant.optional(),
  /** Before this instant. */
  before: instant.optional(),
});
export type AuditFilters = z.infer<typeof auditFilters>;
export const listAuditInput = pageInput.extend(auditFilters.shape);
export const listAuditOutput = pageOf(auditEntry);
