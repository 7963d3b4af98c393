/* SPDX-License-Identifier: GPL-2.0-or-later */

/* XML as it passes: no tree is made, so that memory does not grow with the file. A document type,
 * and with it every entity, is refused before anything of it is read. */

#include "dataset/formats-private.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <string.h>

#define DEEPEST 200
#define MOST_ATTRIBUTES 20000

gint64
kotaku_xml_get_line (const KotakuXml *xml)
{
  return xml->context != NULL ? xmlSAX2GetLineNumber (xml->context) : 1;
}

static void
stop (KotakuXml *xml)
{
  xml->wants_text = FALSE;
  xmlStopParser (xml->context);
}

static void
start_element (void *data,
               const xmlChar *name,
               const xmlChar *prefix,
               const xmlChar *uri,
               int n_namespaces,
               const xmlChar **namespaces,
               int n_attributes,
               int n_defaulted,
               const xmlChar **attributes)
{
  KotakuXml *xml = data;
  if (xml->error != NULL)
    return;
  xml->text.length = 0;
  xml->wants_text = FALSE;
  xml->attributes = attributes;
  xml->n_attributes = n_attributes;
  if (++xml->depth > DEEPEST)
    kotaku_refuse (&xml->error, KOTAKU_ERROR_INVALID, "more than %d elements in each other",
                   DEEPEST);
  else
    xml->handler->start (xml, (const char *) name, xml->data, &xml->error);
  xml->attributes = NULL;
  xml->n_attributes = 0;
  if (xml->error != NULL)
    stop (xml);
}

static void
end_element (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  KotakuXml *xml = data;
  if (xml->error != NULL)
    return;
  xml->depth--;
  if (xml->text.failed)
    g_set_error_literal (&xml->error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY, "out of memory");
  else
    xml->handler->end (xml, (const char *) name, xml->data, &xml->error);
  xml->text.length = 0;
  xml->wants_text = FALSE;
  if (xml->error != NULL)
    stop (xml);
}

static void
take_text (void *data, const xmlChar *text, int length)
{
  KotakuXml *xml = data;
  if (!xml->wants_text || xml->error != NULL)
    return;
  if (xml->text.length + (gsize) length <= KOTAKU_LONGEST_CELL)
    {
      kotaku_text_append (&xml->text, (const char *) text, length);
      return;
    }
  kotaku_refuse (&xml->error, KOTAKU_ERROR_INVALID, "a text has more than 16 MiB");
  stop (xml);
}

static void
refuse_type (void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  KotakuXml *xml = data;
  if (xml->error != NULL)
    return;
  kotaku_refuse (&xml->error, KOTAKU_ERROR_INVALID,
                 "a document type or entity is declared, which is not read");
  stop (xml);
}

/* libxml2's sentence is the first line of its message. */
static void
take_error (void *data, xmlErrorPtr fault)
{
  KotakuXml *xml = data;
  if (xml->error != NULL || fault->level < XML_ERR_FATAL)
    return;
  if (fault->code == XML_ERR_NO_MEMORY)
    {
      g_set_error_literal (&xml->error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY, "out of memory");
      return;
    }
  g_autofree char *message = g_strdup (fault->message != NULL ? fault->message : "");
  g_autofree char *valid = NULL;
  message[strcspn (message, "\n")] = '\0';
  valid = g_utf8_make_valid (message, -1);
  kotaku_refuse (&xml->error, KOTAKU_ERROR_INVALID, "this is no XML: %s", valid);
}

KotakuXml *
kotaku_xml_new (const KotakuXmlHandler *handler, gpointer data, GError **error)
{
  g_autoptr (KotakuXml) xml = g_new0 (KotakuXml, 1);
  xmlSAXHandler sax = { .initialized = XML_SAX2_MAGIC,
                        .startElementNs = start_element,
                        .endElementNs = end_element,
                        .characters = take_text,
                        .cdataBlock = take_text,
                        .ignorableWhitespace = take_text,
                        .internalSubset = refuse_type,
                        .serror = take_error };
  xml->handler = handler;
  xml->data = data;
  xml->context = xmlCreatePushParserCtxt (&sax, xml, NULL, 0, NULL);
  if (xml->context == NULL)
    {
      g_set_error_literal (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY, "out of memory");
      return NULL;
    }
  /* Without the second &amp; in an attribute comes as &#38;; entities of files' own are refused. */
  xmlCtxtUseOptions (xml->context, XML_PARSE_NONET | XML_PARSE_NOENT);
  return g_steal_pointer (&xml);
}

void
kotaku_xml_free (KotakuXml *xml)
{
  if (xml == NULL)
    return;
  if (xml->context != NULL)
    xmlFreeParserCtxt (xml->context);
  kotaku_text_clear (&xml->text);
  g_clear_error (&xml->error);
  g_free (xml);
}

/* Attributes of an element are compared each with each, inside one call of libxml2: too many are
 * refused before it sees them. */
static gboolean
count_values (KotakuXml *xml, const char *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    switch (bytes[i])
      {
      case '<':
        xml->n_values = 0;
        break;
      case '=':
        xml->assigns = TRUE;
        break;
      case ' ':
      case '\t':
      case '\n':
      case '\r':
        break;
      default:
        if (xml->assigns && (bytes[i] == '"' || bytes[i] == '\'')
            && ++xml->n_values > MOST_ATTRIBUTES)
          return FALSE;
        xml->assigns = FALSE;
      }
  return TRUE;
}

gboolean
kotaku_xml_push (KotakuXml *xml, const char *bytes, gsize length, GError **error)
{
  xmlParserCtxtPtr context = xml->context;
  if (xml->error == NULL && !count_values (xml, bytes, length))
    kotaku_refuse (&xml->error, KOTAKU_ERROR_INVALID, "an element has more than %d attributes",
                   MOST_ATTRIBUTES);
  if (xml->error == NULL)
    xmlParseChunk (context, bytes, (int) length, length == 0);
  if (xml->error == NULL && length == 0 && !context->wellFormed)
    kotaku_refuse (&xml->error, KOTAKU_ERROR_INVALID, "this is no XML");
  if (xml->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&xml->error));
  return FALSE;
}

/* localname, prefix, URI, value, end of the value. */
const char *
kotaku_xml_get (const KotakuXml *xml, const char *attribute, gsize *length)
{
  const xmlChar **attributes = xml->attributes;
  for (gint i = 0; i < xml->n_attributes; i++)
    if (strcmp ((const char *) attributes[5 * i], attribute) == 0)
      {
        *length = (gsize) (attributes[5 * i + 4] - attributes[5 * i + 3]);
        return (const char *) attributes[5 * i + 3];
      }
  *length = 0;
  return NULL;
}

char *
kotaku_xml_dup (const KotakuXml *xml, const char *attribute)
{
  gsize length;
  const char *value = kotaku_xml_get (xml, attribute, &length);
  return value != NULL ? g_strndup (value, length) : NULL;
}

gboolean
kotaku_xml_need (const KotakuXml *xml,
                 const char *element,
                 const char *attribute,
                 const char **value,
                 gsize *length,
                 GError **error)
{
  *value = kotaku_xml_get (xml, attribute, length);
  return (*value != NULL && *length > 0)
         || kotaku_refuse (error, KOTAKU_ERROR_INVALID, "<%s> needs an attribute %s", element,
                           attribute);
}

gboolean
kotaku_xml_is (const KotakuXml *xml, const char *attribute, const char *value)
{
  gsize length;
  const char *own = kotaku_xml_get (xml, attribute, &length);
  return own != NULL && strlen (value) == length && memcmp (own, value, length) == 0;
}
