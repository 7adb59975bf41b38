"""What stands on the screen: widgets know the nouns; attributes come down, messages go up."""
