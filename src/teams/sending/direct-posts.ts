import { idSchema } from './read-answer.ts';
import { posterTo, type Post } from './post-json.ts';

/** What the clerk posts: the SDK's operations of the same names, which answer with an id. */
export interface Posts {
  sendToConversation(conversationId: string, activity: object): Promise<{ id: string }>;
  replyToActivity(conversationId: string, activityId: string, activity: object): Promise<{ id: string }>;
  updateActivity(conversationId: string, activityId: string, activity: object): Promise<{ id: string }>;
  createConversation(parameters: object): Promise<{ id: string }>;
}

/**
 * The posts of every turn and nudge by one exchange of our own. The SDK's way to the same request leads through a
 * serialiser, a dozen policies and two copies of it, and its answer is read twice (docs/decisions/0044).
 * @param authorize gives the header that says who sends; where it fails, nothing is sent
 */
export function directPosts(serviceUrl: string, authorize: () => Promise<string | null>): Posts {
  const poster = posterTo(serviceUrl);
  const post = async (method: Post['method'], path: string, body: object): Promise<{ id: string }> =>
    poster({ method, path, body, authorization: await authorize() }, idSchema);
  const activities = (conversationId: string): string =>
    `/v3/conversations/${encodeURIComponent(conversationId)}/activities`;
  const activityAt = (conversationId: string, activityId: string): string =>
    `${activities(conversationId)}/${encodeURIComponent(activityId)}`;
  return {
    sendToConversation: (conversationId, activity) => post('POST', activities(conversationId), activity),
    replyToActivity: (conversationId, activityId, activity) =>
      post('POST', activityAt(conversationId, activityId), activity),
    updateActivity: (conversationId, activityId, activity) =>
      post('PUT', activityAt(conversationId, activityId), activity),
    createConversation: (parameters) => post('POST', '/v3/conversations', parameters),
  };
}
