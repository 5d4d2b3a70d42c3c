"""Given names that people in a course may have, by which a name that nobody listed is found.

Common ones of several languages; those that are words too (Grace, Mark, May, Pat, Rose, Will) are left out, since a
sentence may begin with them.
"""

from __future__ import annotations

_WRITTEN = """
Aaron Abby Abigail Adam Adrian Adriana Ahmed Aisha Alan Albert Alejandro Alex Alexander Alexis Alice Alicia
Alison Allison Alma Alvin Amanda Amber Amelia Amina Amir Amy Ana Anders Andre Andrea Andrew Andy Angela Anita
Ann Anna Anne Annie Anthony Antonio Arjun Arthur Ashley Audrey Barbara Beatrice Becky Ben Benjamin Bernard
Bertha Beth Betty Beverly Billy Bobby Bonnie Brad Bradley Brandon Bree Brenda Brian Brianna Bruce Bryan Caleb
Calvin Carla Carlos Carmen Carol Caroline Carolyn Catherine Cathy Cecilia Cesar Charles Charlotte Chen Cheryl
Chloe Chris Christina Christine Christopher Cindy Claire Clara Claudia Colleen Connie Corey Craig Cristina
Crystal Curtis Cynthia Damian Daniel Danielle Danny Darlene Darnell Darren Darryl Dave David Deb Deborah Debra
Delphine Denise Dennis Derek Desmond Diana Diane Diego Dolores Dominic Donald Donna Doris Dorothy Douglas Duane Dwayne
Dylan Eddie Edgar Edith Eduardo Edward Edwin Eileen Elaine Eleanor Elena Eli Elijah Elizabeth Ella Ellen Emily
Emma Eric Erica Erin Ernest Esther Ethan Eva Evelyn Fatima Felicia Felix Fernando Florence Frances Francisco
Frank Fred Gabriel Gabriela Gary George Gerald Gina Gladys Glenn Gloria Gordon Greg Gregory Guadalupe Gwen Hana
Hannah Harold Harry Hassan Heather Hector Heidi Helen Henry Herbert Howard Ian Ida Imani Inez Irene Isaac Isabel
Isabella Isaiah Ivan Jacob Jacqueline Jada Jaime Jake Jamal James Jamie Jane Janet Janice Jared Jasmine Jason
Javier Jean Jeff Jeffrey Jennifer Jenny Jeremy Jerome Jerry Jesse Jessica Jill Jim Jimmy Jing Joan Joanne Joe
Joel Johanna John Johnny Jon Jonathan Jorge Jose Joseph Joshua Joyce Juan Juanita Judith Judy Julia Julian Julie
Justin Kamal Karen Karim Karl Kate Katherine Kathleen Kathy Katie Kayla Keisha Keith Kelly Kelsey Ken Kendra
Kenneth Kevin Khadija Kim Kimberly Kristen Kristin Kyle Lakisha Lamar Larry Latoya Laura Lauren Lawrence Leah
Leila Leo Leon Leonard Leroy Leslie Lewis Liam Lillian Linda Ling Linh Lisa Lois Loretta Lori Lorraine Louis
Louise Lucas Lucia Lucille Lucy Luis Luke Luz Lydia Lynn Malik Manuel Marcia Marcus Margaret Maria Mariam Marie
Mariela Marilyn Mario Marion Marisol Marissa Marlene Marsha Martha Martin Marvin Mary Mateo Matthew Maureen
Maurice Megan Mei Melanie Melissa Melvin Mia Michael Michelle Miguel Mike Mildred Milton Minh Miriam Mohammed
Molly Monica Monique Morgan Nadia Nancy Naomi Natalie Natasha Nathan Nathaniel Nia Nicholas Nico Nicole Nina
Noah Nora Norma Norman Octavia Olga Oliver Olivia Omar Oscar Pablo Pamela Patricia Patrick Paul Paula Pauline
Pedro Peggy Peter Philip Phillip Phyllis Priya Quentin Rachel Rafael Raj Ralph Ramon Randy Raquel Rashid Raul
Ray Raymond Rebecca Regina Renee Ricardo Richard Rick Ricky Rita Robert Roberta Roberto Rodney Roger Roland Ron
Ronald Rosa Rosalind Rosemary Roy Ruben Russell Ruth Ryan Sally Salma Sam Samantha Samuel Sandra Sanjay Santiago
Sara Sarah Scott Sean Sergio Seth Shana Shane Shanice Shannon Sharon Shauna Shawn Sheila Shelby Sherry Shirley
Sofia Sonia Sophia Stacey Stacy Stan Stanley Stella Stephanie Stephen Steve Steven Susan Suzanne Sylvia Tamara
Tamika Tanya Tara Tasha Tatiana Teo Teresa Terrance Terrell Terrence Terri Terry Theo Theresa Thomas Tiffany Tim
Timothy Tina Todd Tom Tommy Toni Tony Tonya Tracy Travis Trevor Tyler Tyrell Tyrone Valeria Valerie Vanessa
Veronica Vicki Victor Victoria Vincent Viola Vivian Wade Walter Wanda Wayne Wendy Wesley William Willie Xavier
Yasmin Yesenia Yolanda Yusuf Yvonne Zachary Zoe
"""

GIVEN_NAMES = frozenset(_WRITTEN.split())
